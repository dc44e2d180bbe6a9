package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.Order;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Window;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Many shops with one order each; each can be slow or broken by itself. */
final class Mall implements OrderSource {

  private final Map<AccountId, FailureKind> broken = new ConcurrentHashMap<>();
  private final Map<AccountId, Runnable> whenRead = new ConcurrentHashMap<>();
  private final List<AccountId> reads = new CopyOnWriteArrayList<>();

  void breakDown(AccountId account, FailureKind kind) {
    broken.put(account, kind);
  }

  void repair(AccountId account) {
    broken.remove(account);
  }

  void whenRead(AccountId account, Runnable event) {
    whenRead.put(account, event);
  }

  /** Which shops were read, in that order. */
  List<AccountId> reads() {
    return List.copyOf(reads);
  }

  @Override
  public OrderFeed feed() {
    return new OrderFeed(OrderFeed.By.UPDATE_TIME, Duration.ofDays(400));
  }

  @Override
  public Page<Order> orders(Account account, Window window, @Nullable String cursor) {
    reads.add(account.id());
    whenRead.getOrDefault(account.id(), () -> {}).run();
    FailureKind kind = broken.get(account.id());
    if (kind != null) {
      throw MarketplaceException.of(kind, account, "order.search").message("out of order").build();
    }
    return Page.last(
        List.of(Orders.placed("of " + account.id(), ManualClock.START.minusSeconds(60))));
  }

  @Override
  public Page<Order> ordersCreated(Account account, Window window, @Nullable String cursor) {
    return Page.last(List.of());
  }

  @Override
  public Found<Order> ordersById(Account account, Collection<String> ids) {
    return Found.of(List.of());
  }
}
