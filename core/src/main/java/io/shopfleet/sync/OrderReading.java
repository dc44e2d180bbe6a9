package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.Order;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.OrderSource.OrderFeed;
import io.shopfleet.platform.Window;
import java.util.List;

/** Reads orders, by their changes where the marketplace lists those. */
final class OrderReading implements StreamReading<Order> {

  private final OrderSource source;
  private final SettingsCascade settings;
  private final OrderWatch watch;

  OrderReading(OrderSource source, SettingsCascade settings, OrderWatch watch) {
    this.source = source;
    this.settings = settings;
    this.watch = watch;
  }

  @Override
  public void changes(StreamPass<Order> pass) {
    Account account = pass.account();
    List<Window> windows =
        Windows.due(account, settings, pass.watermark(), pass.now(), source.feed().longest());
    if (listsChanges()) {
      new ChangeFeed<Order>((window, cursor) -> source.orders(account, window, cursor))
          .read(pass, windows);
    } else {
      watched().read(pass, windows);
    }
  }

  @Override
  public void period(StreamPass<Order> pass, Window period) {
    List<Window> windows = Windows.ofPeriod(period, pass.now(), source.feed().longest());
    pass.asksFor(windows);
    for (Window window : windows) {
      CompleteListing.of(Order::id, cursor -> source.ordersCreated(pass.account(), window, cursor))
          .forEachPage(
              page ->
                  pass.deliver(
                      page,
                      orders -> {
                        if (!listsChanges()) {
                          watched().watchListed(pass.account(), orders);
                        }
                      }));
      pass.readWhole(window);
    }
  }

  @Override
  public void records(StreamPass<Order> pass, List<String> ids) {
    new FoundRecords<Order>(some -> source.ordersById(pass.account(), some))
        .read(
            pass,
            ids,
            orders -> {
              if (!listsChanges()) {
                watched().watchRead(pass.account(), orders, pass.now());
              }
            });
  }

  private boolean listsChanges() {
    return source.feed().by() == OrderFeed.By.UPDATE_TIME;
  }

  private WatchedOrders watched() {
    return new WatchedOrders(source, settings, watch);
  }
}
