package io.shopfleet.examples.quickstart;

import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeSeller;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import io.shopfleet.testkit.simulator.tiktok.FakeTokens;
import io.shopfleet.testkit.simulator.tiktok.OrderRow;
import io.shopfleet.testkit.simulator.tiktok.ProductRow;
import io.shopfleet.testkit.simulator.tiktok.SkuRow;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopedia;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopediaApp;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopediaShop;
import io.shopfleet.testkit.simulator.tokopedia.ProductRow.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two marketplaces of the demonstration, with their five shops. */
final class SimulatedShops implements AutoCloseable {

  private static final Duration HISTORY = Duration.ofDays(20);

  private final VirtualClock clock;
  private final FakeTikTokShop tiktok;
  private final FakeTokopedia tokopedia;
  private final FakeSeller crossBorder;
  private final FakeShop victim;
  private final Map<String, FakeShop> tiktokShops = new LinkedHashMap<>();
  private final Map<String, FakeTokopediaShop> tokopediaShops = new LinkedHashMap<>();
  private final List<ShopEntry> entries;

  /**
   * @param tiktokOrders orders of each TikTok shop at the beginning
   * @param tokopediaOrders orders of each Tokopedia shop at the beginning
   * @param products products of each shop
   */
  SimulatedShops(VirtualClock clock, int tiktokOrders, int tokopediaOrders, int products) {
    this.clock = clock;
    tiktok = FakeTikTokShop.open(clock);
    tokopedia = FakeTokopedia.open(clock);
    FakeApp app = tiktok.app();
    crossBorder = tiktok.seller("Borough Tea", "GB");
    FakeSeller local = tiktok.seller("Siam Silk", "TH");
    open(crossBorder, "GB", "Borough Tea London");
    open(crossBorder, "ID", "Borough Tea Jakarta");
    victim = open(local, "TH", "Siam Silk Bangkok");
    FakeTokopediaApp classic = tokopedia.app(14_007, "quickstart-client", "quickstart-secret");
    tokopediaShops.put("Kopi Bandung", classic.shop(480_117, "Kopi Bandung"));
    tokopediaShops.put("Batik Solo", classic.shop(480_118, "Batik Solo"));
    seed(tiktokOrders, tokopediaOrders, products);
    entries = entries(app, crossBorder.connect(app), local.connect(app), classic);
  }

  List<ShopEntry> entries() {
    return entries;
  }

  Instant historyStart() {
    return clock.instant().minus(HISTORY).minus(Duration.ofDays(1));
  }

  /** Orders go on their way and new ones come in, in every shop. */
  void sell() {
    for (FakeShop shop : tiktokShops.values()) {
      shop.newOrders(3);
      shop.advanceOrders(0.02);
    }
    for (FakeTokopediaShop shop : tokopediaShops.values()) {
      shop.newOrder().place();
      shop.advanceOrders(2);
    }
  }

  /** Every access token is dead from now on, on both marketplaces. */
  void expireTokens() {
    tiktok.sellers().forEach(tiktok::expireAccessTokens);
    tokopedia.expireTokens();
  }

  void rateLimitStorm() {
    tiktok.faults().add(Fault.tooManyRequests(Duration.ofSeconds(1)).times(6));
    tokopedia.faults().add(Fault.tooManyRequests(Duration.ofSeconds(1)).times(3));
  }

  void cutConnections() {
    tiktok.faults().add(Fault.cutInBody().times(3));
    tiktok.faults().add(Fault.cutBeforeProcessing().times(2));
    tokopedia.faults().add(Fault.truncatedJson().times(2));
  }

  /** The name of the shop that does not answer for a while. */
  String killOneShop(Duration span) {
    tiktok.faults().deadShop(victim.id(), span);
    return victim.name();
  }

  /** The marketplaces' own books. */
  Truth truth() {
    Truth truth = new Truth(Instant.EPOCH);
    entries.forEach(entry -> truth.complete(entry.name()));
    tiktokShops.forEach((account, shop) -> tell(truth, account, shop));
    tokopediaShops.forEach((account, shop) -> tell(truth, account, shop));
    return truth;
  }

  private static void tell(Truth truth, String account, FakeShop shop) {
    for (OrderRow order : shop.orders()) {
      truth.order(
          account,
          order.id(),
          new Truth.TrueOrder(
              order.status().name(),
              order.updateTime(),
              order.total(),
              order.currency(),
              order.commercePlatform(),
              order.units()));
    }
    for (ProductRow product : shop.products()) {
      for (SkuRow sku : product.skus()) {
        truth.sku(account, sku.id(), new Truth.TrueSku((long) sku.totalStock(), sku.price()));
      }
    }
  }

  private static void tell(Truth truth, String account, FakeTokopediaShop shop) {
    for (var order : shop.orders()) {
      truth.order(
          account,
          Long.toString(order.orderId()),
          new Truth.TrueOrder(
              Integer.toString(order.status()),
              order.updatedAt(),
              order.total(),
              order.currency(),
              "TOKOPEDIA",
              order.units()));
    }
    for (var product : shop.products()) {
      if (product.kind() == Kind.PARENT) {
        // Holds its variants together and cannot be bought itself.
        continue;
      }
      truth.sku(
          account,
          Long.toString(product.productId()),
          new Truth.TrueSku((long) product.stock(), product.price()));
    }
  }

  private FakeShop open(FakeSeller seller, String region, String name) {
    FakeShop shop = seller.shop(region, name);
    tiktokShops.put(name, shop);
    return shop;
  }

  private void seed(int tiktokOrders, int tokopediaOrders, int products) {
    Instant to = clock.instant();
    Instant from = to.minus(HISTORY);
    tiktokShops
        .values()
        .forEach(shop -> shop.seedProducts(products).seedOrders(tiktokOrders, from, to));
    tokopediaShops
        .values()
        .forEach(shop -> shop.seedProducts(products).seedOrders(tokopediaOrders, from, to));
  }

  private List<ShopEntry> entries(
      FakeApp app, FakeTokens crossBorderTokens, FakeTokens localTokens, FakeTokopediaApp classic) {
    List<ShopEntry> all = new ArrayList<>();
    tiktokShops.forEach(
        (name, shop) ->
            all.add(
                tiktokEntry(
                    name,
                    shop,
                    app,
                    shop.seller() == crossBorder ? crossBorderTokens : localTokens)));
    tokopediaShops.forEach((name, shop) -> all.add(tokopediaEntry(name, shop, classic)));
    return all;
  }

  private ShopEntry tiktokEntry(String name, FakeShop shop, FakeApp app, FakeTokens tokens) {
    return new ShopEntry(
        Map.ofEntries(
            Map.entry("platform", "tiktok-shop"),
            Map.entry("name", name),
            Map.entry("region", shop.region()),
            Map.entry("baseUrl", tiktok.url().toString()),
            Map.entry("authUrl", tiktok.authUrl().toString()),
            Map.entry("appKey", app.key()),
            Map.entry("appSecret", app.secret()),
            Map.entry("accessToken", tokens.accessToken()),
            Map.entry("accessTokenExpiresAt", epoch(tokens.accessTokenExpiresAt())),
            Map.entry("refreshToken", tokens.refreshToken()),
            Map.entry("refreshTokenExpiresAt", epoch(tokens.refreshTokenExpiresAt())),
            Map.entry("openId", tokens.openId()),
            Map.entry("shopId", shop.id()),
            Map.entry("shopCipher", shop.cipher())));
  }

  private ShopEntry tokopediaEntry(String name, FakeTokopediaShop shop, FakeTokopediaApp app) {
    return new ShopEntry(
        Map.of(
            "platform", "tokopedia",
            "name", name,
            "region", "ID",
            "baseUrl", tokopedia.url().toString(),
            "authUrl", tokopedia.authUrl().toString(),
            "fsId", Long.toString(app.fsId()),
            "shopId", shop.id(),
            "clientId", app.clientId(),
            "clientSecret", app.clientSecret()));
  }

  private static String epoch(Instant instant) {
    return Long.toString(instant.getEpochSecond());
  }

  @Override
  public void close() {
    tiktok.close();
    tokopedia.close();
  }
}
