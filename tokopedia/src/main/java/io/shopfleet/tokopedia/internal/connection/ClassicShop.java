package io.shopfleet.tokopedia.internal.connection;

import io.shopfleet.account.Account;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.ConnectionProbe;
import io.shopfleet.platform.ConnectionReport;
import io.shopfleet.platform.ShopInfo;
import io.shopfleet.platform.ShopProfile;
import io.shopfleet.tokopedia.internal.wire.ClassicCalls;
import io.shopfleet.tokopedia.model.Shop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what Tokopedia says about a shop, which also tells whether its connection works. */
public final class ClassicShop implements ShopInfo, ConnectionProbe {

  private static final RegionCode INDONESIA = new RegionCode("ID");

  private final ClassicCalls calls;
  private final Clock clock;

  public ClassicShop(ClassicCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public ShopProfile shop(Account account) {
    return profile(calls.shop(account, false));
  }

  @Override
  public ConnectionReport probe(Account account) {
    Instant started = clock.instant();
    try {
      Shop shop = calls.shop(account, true);
      boolean open = shop.open() == null || shop.open() == 1;
      return new ConnectionReport(
          true,
          since(started),
          profile(shop),
          null,
          "Connected to " + shop.name() + (open ? "" : ", which is closed at the moment"));
    } catch (MarketplaceException failure) {
      return new ConnectionReport(
          false, since(started), null, failure.kind(), String.valueOf(failure.getMessage()));
    }
  }

  private Duration since(Instant started) {
    return Duration.between(started, clock.instant());
  }

  private static ShopProfile profile(Shop shop) {
    Map<String, String> metadata = new HashMap<>();
    note(metadata, "domain", shop.domain());
    note(metadata, "url", shop.url());
    note(metadata, "province", shop.province());
    shop.warehouses().stream()
        .filter(warehouse -> Integer.valueOf(1).equals(warehouse.isDefault()))
        .findFirst()
        .ifPresent(
            warehouse -> {
              note(metadata, "city", warehouse.city());
              Long id = warehouse.id();
              note(metadata, "warehouse", id == null ? null : Long.toString(id));
            });
    return new ShopProfile(
        new ShopId(Long.toString(shop.shopId())),
        Texts.orEmpty(shop.name()),
        INDONESIA,
        Map.of(),
        metadata);
  }

  private static void note(Map<String, String> metadata, String name, @Nullable String value) {
    String text = Texts.orNull(value);
    if (text != null) {
      metadata.put(name, text);
    }
  }
}
