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
    pass.reached(creations.stream().max(Instant::compareTo).orElse(null));
  }

  private void deliverNews(StreamPass<Order> pass, Page<Order> page) {
    Account account = pass.account();
    List<Order> listed = page.items();
    Map<String, Watched> known = watch.find(account.id(), listed.stream().map(Order::id).toList());
    List<Order> news =
        listed.stream()
            .filter(
                order -> {
                  Watched seen = known.get(order.id());
                  return seen == null || !seen.status().equals(order.status().raw());
                })
            .toList();
    pass.deliver(new Page<>(news, page.unreadable(), null, null));
    // What was begun before the cut-over date is not the host's, so nobody waits for its end.
    List<Watched> watched =
        news.stream().filter(pass::afterCutover).map(WatchedOrders::listed).toList();
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
    pass.deliver(new Page<>(found.items(), found.unreadable(), null, null));
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
