package io.shopfleet.sync;

import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.Order;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows the orders of a marketplace that lists them by their last change, oldest first.
 *
 * <p>Page tokens are positions in a listing whose rows move whenever an order changes, so a token
 * may step over an order. Therefore every page is asked for as the first page of a new window that
 * starts at the newest change read so far. Where that is no way on (an instant with more changes
 * than fit on a page, or a page without orders), that span alone is read by tokens until it is
 * known to be whole. What was read is checked to be in order; a marketplace that does not keep the
 * order is read by tokens, and the watermark moves only when the window was read to its end.
 */
final class ChangedOrders {

  /** No marketplace tells change times finer than it can be asked for them. */
  private static final Duration INSTANT = Duration.ofSeconds(1);

  private final OrderSource source;
  private final SettingsCascade settings;

  ChangedOrders(OrderSource source, SettingsCascade settings) {
    this.source = source;
    this.settings = settings;
  }

  void sync(StreamPass<Order> pass) {
    List<Window> windows =
        OrderWindows.due(
            pass.account(), settings, pass.watermark(), pass.now(), source.feed().longest());
    for (Window window : windows) {
      readInOrder(pass, window);
    }
  }

  private void readInOrder(StreamPass<Order> pass, Window window) {
    Instant from = window.from();
    while (from.isBefore(window.to())) {
      Window rest = new Window(from, window.to());
      Page<Order> page = source.orders(pass.account(), rest, null);
      if (!inOrder(page.items())) {
        readByTokens(pass, window);
        return;
      }
      @Nullable Instant newest = newest(page.items());
      if (page.cursor() == null) {
        pass.deliver(page.items(), newest);
        return;
      }
      if (newest == null || !newest.isBefore(window.to())) {
        readByTokens(pass, rest);
        return;
      }
      if (newest.isAfter(from)) {
        pass.deliver(page.items(), newest);
        from = newest;
      } else {
        Instant behind = from.plus(INSTANT);
        Instant end = behind.isBefore(window.to()) ? behind : window.to();
        readByTokens(pass, new Window(from, end));
        from = end;
      }
    }
  }

  private void readByTokens(StreamPass<Order> pass, Window window) {
    // The times alone: such a listing may be as long as the shop's history.
    List<Instant> changes = new ArrayList<>();
    CompleteListing.of(Order::id, cursor -> source.orders(pass.account(), window, cursor))
        .forEachPage(
            page -> {
              pass.deliver(page);
              page.stream().map(Order::updatedAt).filter(Objects::nonNull).forEach(changes::add);
            });
    pass.reached(changes.stream().max(Instant::compareTo).orElse(null));
  }

  private static boolean inOrder(List<Order> orders) {
    @Nullable Instant before = null;
    for (Order order : orders) {
      Instant at = order.updatedAt();
      if (at == null || (before != null && at.isBefore(before))) {
        return false;
      }
      before = at;
    }
    return true;
  }

  private static @Nullable Instant newest(List<Order> orders) {
    return orders.stream()
        .map(Order::updatedAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }
}
