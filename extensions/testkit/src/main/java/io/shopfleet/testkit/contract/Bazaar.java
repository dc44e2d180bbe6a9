package io.shopfleet.testkit.contract;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderAmounts;
import io.shopfleet.commerce.OrderDeadlines;
import io.shopfleet.commerce.OrderStatus;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.commerce.SalesChannel;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The marketplace of the engine contracts: shops with a few pages of orders, each of which can be
 * broken, or held at the reading of a page.
 */
final class Bazaar implements Connector, OrderSource {

  private static final int ON_A_PAGE = 2;

  private final Instant opened;
  private final Supplier<Duration> patience;
  private final Map<AccountId, Integer> pages = new ConcurrentHashMap<>();
  private final Map<AccountId, Boolean> broken = new ConcurrentHashMap<>();
  private final Map<AccountId, HeldPage> held = new ConcurrentHashMap<>();
  private final List<HeldPage> allHeld = new CopyOnWriteArrayList<>();
  private final List<AccountId> reads = new CopyOnWriteArrayList<>();

  /**
   * @param opened from when on there are orders
   * @param patience how long a run is waited for
   */
  Bazaar(Instant opened, Supplier<Duration> patience) {
    this.opened = opened;
    this.patience = patience;
  }

  /** A reading of a page that does not come back before it may. */
  static final class HeldPage {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Supplier<Duration> patience;
    private int before;

    private HeldPage(int before, Supplier<Duration> patience) {
      this.before = before;
      this.patience = patience;
    }

    /** Waits until a run reads it. */
    HeldPage arrived() {
      Race.pass(arrived, patience.get());
      return this;
    }

    boolean hasArrived() {
      return arrived.getCount() == 0;
    }

    void release() {
      released.countDown();
    }
  }

  /** Gives a shop several pages of orders; it has one otherwise. */
  void pages(AccountId account, int count) {
    pages.put(account, count);
  }

  void breakDown(AccountId account) {
    broken.put(account, true);
  }

  void repair(AccountId account) {
    broken.remove(account);
  }

  /** Holds the next reading of the shop, after some that pass. Once. */
  HeldPage hold(AccountId account, int after) {
    HeldPage page = new HeldPage(after, patience);
    held.put(account, page);
    allHeld.add(page);
    return page;
  }

  /** Lets go whatever is held. */
  void openAll() {
    allHeld.forEach(HeldPage::release);
  }

  /** Which shops were read, page by page. */
  List<AccountId> reads() {
    return List.copyOf(reads);
  }

  /** The orders of a shop. */
  List<Order> orders(AccountId account) {
    List<Order> orders = new ArrayList<>();
    // Each page begins with the last order of the page before.
    int count = pages.getOrDefault(account, 1) * (ON_A_PAGE - 1) + 1;
    for (int i = 1; i <= count; i++) {
      orders.add(order(account + "-" + i, opened.plusSeconds(i)));
    }
    return orders;
  }

  private static Order order(String id, Instant at) {
    return new Order(
        id,
        new OrderStatus(Phase.AWAITING_SHIPMENT, "PACK"),
        at,
        at,
        null,
        new Money(BigDecimal.TEN, "IDR"),
        OrderAmounts.UNTOLD,
        SalesChannel.TOKOPEDIA,
        List.of(),
        null,
        false,
        false,
        OrderDeadlines.NONE,
        "order " + id);
  }

  @Override
  public OrderFeed feed() {
    return new OrderFeed(OrderFeed.By.UPDATE_TIME, Duration.ofDays(400));
  }

  @Override
  public Page<Order> orders(Account account, Window window, @Nullable String cursor) {
    AccountId id = account.id();
    reads.add(id);
    passGate(id);
    if (broken.containsKey(id)) {
      throw MarketplaceException.of(FailureKind.TRANSIENT, account, "order.search")
          .message("closed for stocktaking")
          .build();
    }
    List<Order> inWindow =
        orders(id).stream()
            .filter(order -> !order.createdAt().isBefore(window.from()))
            .filter(order -> order.createdAt().isBefore(window.to()))
            .toList();
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = Math.min(from + ON_A_PAGE, inWindow.size());
    String next = to < inWindow.size() ? Integer.toString(to) : null;
    return new Page<>(inWindow.subList(from, to), next, null);
  }

  private void passGate(AccountId id) {
    HeldPage page = held.get(id);
    if (page != null && page.before-- == 0) {
      held.remove(id, page);
      page.arrived.countDown();
      Race.stay(page.released);
    }
  }

  @Override
  public Page<Order> ordersCreated(Account account, Window window, @Nullable String cursor) {
    return orders(account, window, cursor);
  }

  @Override
  public Found<Order> ordersById(Account account, Collection<String> ids) {
    reads.add(account.id());
    passGate(account.id());
    return Found.of(
        orders(account.id()).stream().filter(order -> ids.contains(order.id())).toList());
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
  }

  @Override
  public <C> Optional<C> client(Account account, Class<C> type) {
    return Optional.empty();
  }

  @Override
  public TokenEndpoint tokenEndpoint() {
    throw new UnsupportedOperationException("Nobody signs in here");
  }
}
