package io.shopfleet.tiktokshop;

import io.shopfleet.account.Account;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.platform.ConsentFlow;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ShopProfile;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import io.shopfleet.testkit.simulator.tiktok.ProductRow;
import io.shopfleet.testkit.simulator.tiktok.SkuRow;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A simulated shop of an Indonesian seller, authorized and connected as a host does it. */
final class SimulatedShop implements AutoCloseable {

  final FakeTikTokShop fake = FakeTikTokShop.open();
  final FakeShop shop = fake.seller("Toko Sejahtera", "ID").shop();
  final TestFleet fleet = new TestFleet(fake.url(), fake.clock());
  final Account account;

  SimulatedShop() {
    FakeApp app = fake.app();
    Credential ofApp =
        TikTokCredential.ofApp(fleet.credential().id(), app.key(), Secret.of(app.secret()));
    ConsentFlow consent = fleet.capability(ConsentFlow.class);
    Credential credential =
        fleet.granted(ofApp, consent.exchange(ofApp, shop.seller().authorize(app)));
    fleet.with(credential);
    ShopProfile profile = consent.shops(credential).get(0);
    account =
        Account.of(TikTokShop.ID, profile.id(), profile.name())
            .region(profile.region())
            .credential(credential.id())
            .shopAttributes(profile.attributes())
            .metadata(profile.metadata())
            .build();
    fake.journal().clear();
  }

  /** The items of all pages of a listing. */
  static <T> List<T> all(Function<@Nullable String, Page<T>> pages) {
    List<T> items = new ArrayList<>();
    String cursor = null;
    do {
      Page<T> page = pages.apply(cursor);
      items.addAll(page.items());
      cursor = page.cursor();
    } while (cursor != null);
    return items;
  }

  /** What the platform has to sell, by SKU and warehouse. */
  Map<String, Map<String, Long>> stock() {
    Map<String, Map<String, Long>> found = new HashMap<>();
    for (ProductRow product : shop.products()) {
      for (SkuRow sku : product.skus()) {
        Map<String, Long> warehouses = new HashMap<>();
        sku.stock().forEach((warehouse, units) -> warehouses.put(warehouse, units.longValue()));
        found.put(sku.id(), warehouses);
      }
    }
    return found;
  }

  @Override
  public void close() {
    fake.close();
  }
}
