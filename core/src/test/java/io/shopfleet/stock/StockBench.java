package io.shopfleet.stock;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.account.TenantId;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.internal.memory.InMemoryAccountRegistry;
import io.shopfleet.platform.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** Shops, their marketplace, and what brings stock there. Used by one thread. */
final class StockBench {

  static final PlatformId PLATFORM = new PlatformId("bazaar");
  static final AccountId A = new AccountId("a");
  static final AccountId B = new AccountId("b");

  /** A little less than the whole: the jitter never reaches its end. */
  static final Duration FIRST_PAUSE = Duration.ofMillis(4_999);

  final ManualClock clock = new ManualClock();
  final InMemoryAccountRegistry accounts = new InMemoryAccountRegistry(clock);
  final BreakableOutbox outbox = new BreakableOutbox();
  final Shelves shelves = new Shelves();
  final List<FleetEvent> events = new ArrayList<>();
  final StockPublisher publisher = node(Runnable::run, 4);

  StockBench() {
    register(A, TenantId.DEFAULT);
    register(B, TenantId.DEFAULT);
  }

  Account register(AccountId id, TenantId tenant) {
    return accounts.register(
        Account.of(PLATFORM, new ShopId("shop-" + id), "Toko " + id)
            .id(id)
            .tenant(tenant)
            .region(new RegionCode("ID"))
            .build());
  }

  /** A publisher of another node; its jitter is always the longest. */
  StockPublisher node(Executor executor, int bound) {
    return new StockPublisher(
        outbox, accounts, platform -> shelves, events::add, clock, executor, bound, () -> -1L);
  }

  StockReceipt publish(AccountId account, StockWish... wishes) {
    return publisher.publish(account, List.of(wishes));
  }

  /** Publishes and sends, so that the shops show it. */
  StockBench showing(AccountId account, StockWish... wishes) {
    publish(account, wishes);
    publisher.publishNow(account);
    shelves.calls.clear();
    events.clear();
    return this;
  }

  OutboundRow row(AccountId account, String sku) {
    OutboundRow row = outbox.find(account, List.of(key(sku))).get(key(sku));
    if (row == null) {
      throw new AssertionError("No row for " + sku);
    }
    return row;
  }

  /** What was sent, call by call. */
  List<Map<String, Long>> sent() {
    return shelves.calls.stream().map(Shelves.Call::quantities).toList();
  }

  <E extends FleetEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  static StockKey key(String sku) {
    return new StockKey(sku, null);
  }

  static StockWish wish(String sku, long quantity) {
    return StockWish.of("product-of-" + sku, sku, Availability.units(quantity));
  }
}
