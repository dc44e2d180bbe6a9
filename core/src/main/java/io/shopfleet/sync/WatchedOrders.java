package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.Order;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Window;
import io.shopfleet.sync.OrderWatch.State;
import io.shopfleet.sync.OrderWatch.Watched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Follows the orders of a marketplace that lists them by their creation alone. The listing finds
 * orders; what becomes of them is learnt by reading the open ones again by id, within a budget of
 * calls per run.
 */
final class WatchedOrders {

  private static final int READ_TOGETHER = 20;

  private final OrderSource source;
  private final SettingsCascade settings;
  private final OrderWatch watch;

  WatchedOrders(OrderSource source, SettingsCascade settings, OrderWatch watch) {
    this.source = source;
    this.settings = settings;
    this.watch = watch;
  }

  void read(StreamPass<Order> pass, List<Window> windows) {
    discover(pass, windows);
    readAgain(pass);
  }

  private void discover(StreamPass<Order> pass, List<Window> windows) {
    pass.asksFor(windows);
    for (Window window : windows) {
      readWindow(pass, window);
      pass.readWhole(window);
    }
    if (!windows.isEmpty()) {
      watch.forget(pass.account().id(), windows.get(0).from());
    }
  }

  /**
   * The listing is in no order, so the checkpoint moves only when the window was read to its end.
   */
  private void readWindow(StreamPass<Order> pass, Window window) {
    List<Instant> creations = new ArrayList<>();
    CompleteListing.of(Order::id, cursor -> source.orders(pass.account(), window, cursor))
        .forEachPage(
            page -> {
              deliverNews(pass, page);
              page.items().stream().map(Order::createdAt).forEach(creations::add);
            });
    // Not before the watch knows the last page too: what is behind the checkpoint is not listed
    // again, so nobody else would find an order that was handed over and never watched.
    pass.reached(ChangeFeed.newest(creations, window));
  }

  private void deliverNews(StreamPass<Order> pass, Page<Order> page) {
    List<Order> news = news(pass.account(), page.items());
    pass.deliverNews(page, news);
    watch(pass.account(), news, WatchedOrders::listed);
  }

  private List<Order> news(Account account, List<Order> listed) {
    Map<String, Watched> known = watch.find(account.id(), listed.stream().map(Order::id).toList());
    return listed.stream()
        .filter(
            order -> {
              Watched seen = known.get(order.id());
              return seen == null || !seen.status().equals(order.status().raw());
            })
        .toList();
  }

  /**
   * Watches orders that the host was given from a listing of another period: the listing's end,
   * which {@link #read} follows, shows them never or no more.
   */
  void watchListed(Account account, List<Order> listed) {
    watch(account, news(account, listed), WatchedOrders::listed);
  }

  /** Watches orders that the host was given as they were read by id at an instant. */
  void watchRead(Account account, List<Order> orders, Instant now) {
    watch(account, orders, order -> read(order, now));
  }

  private void watch(Account account, List<Order> orders, Function<Order, Watched> seen) {
    // What was begun before the cut-over date is not the host's, so nobody waits for its end.
    Instant cutover = settings.get(account, SyncSettings.CUTOVER);
    List<Watched> watched =
        orders.stream().filter(order -> !order.createdAt().isBefore(cutover)).map(seen).toList();
    if (!watched.isEmpty()) {
      watch.put(account.id(), watched);
    }
  }

  private void readAgain(StreamPass<Order> pass) {
    Account account = pass.account();
    int budget = settings.get(account, SyncSettings.WATCH_BUDGET);
    List<Watched> due = watch.next(account.id(), budget);
    for (int start = 0; start < due.size(); start += READ_TOGETHER) {
      readAgain(pass, due.subList(start, Math.min(start + READ_TOGETHER, due.size())));
    }
  }

  private void readAgain(StreamPass<Order> pass, List<Watched> due) {
    Account account = pass.account();
    Instant now = pass.now();
    Found<Order> found = source.ordersById(account, due.stream().map(Watched::orderId).toList());
    try {
      pass.deliver(new Page<>(found.items(), found.unreadable(), null, null));
    } catch (UnreadablePageException e) {
      // To the end of the queue with them, or the others would never be read again.
      watch.put(account.id(), due.stream().map(watched -> missing(watched, now)).toList());
      throw e;
    }
    Map<String, Order> read =
        found.items().stream()
            .collect(Collectors.toMap(Order::id, Function.identity(), (a, b) -> b));
    List<Watched> seen = new ArrayList<>();
    for (Watched watched : due) {
      Order order = read.get(watched.orderId());
      seen.add(order == null ? missing(watched, now) : read(order, now));
    }
    watch.put(account.id(), seen);
  }

  private static Watched listed(Order order) {
    State state = order.status().isFinal() ? State.BELIEVED_FINAL : State.OPEN;
    return new Watched(order.id(), order.createdAt(), order.status().raw(), state, Instant.EPOCH);
  }

  private static Watched read(Order order, Instant now) {
    State state = order.status().isFinal() ? State.SETTLED : State.OPEN;
    return new Watched(order.id(), order.createdAt(), order.status().raw(), state, now);
  }

  /**
   * The marketplace does not find it just now: it goes to the end of the queue, and stays watched.
   */
  private static Watched missing(Watched watched, Instant now) {
    return new Watched(
        watched.orderId(), watched.createdAt(), watched.status(), watched.state(), now);
  }
}
