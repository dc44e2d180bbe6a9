package io.shopfleet.platform;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Order;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Reads a shop's orders. Every method blocks on calls to the marketplace and throws {@link
 * io.shopfleet.failure.MarketplaceException} when one fails for good. An order that cannot be read
 * is told in the answer and fails nothing. Safe for concurrent use.
 */
public interface OrderSource {

  /** How the marketplace lists orders. */
  OrderFeed feed();

  /**
   * A page of the orders in a window, by the time that {@link #feed} names.
   *
   * @param window not longer than the feed's longest
   * @param cursor from the page before; null for the first page
   */
  Page<Order> orders(Account account, Window window, @Nullable String cursor);

  /**
   * A page of the orders that were created in a window, in no promised order, for hosts that fetch
   * a stretch of the past once. Where {@link #feed} is by creation, this is the same listing as
   * {@link #orders}.
   *
   * @param window not longer than the feed's longest
   * @param cursor from the page before, of this listing and window; null for the first page
   */
  Page<Order> ordersCreated(Account account, Window window, @Nullable String cursor);

  /**
   * Reads orders again by id, with everything the marketplace tells about them.
   *
   * @param ids any number; split into as many calls as the marketplace needs
   */
  Found<Order> ordersById(Account account, Collection<String> ids);

  /**
   * How a marketplace lists orders.
   *
   * @param by the time that windows are about
   * @param longest no window may be longer
   */
  record OrderFeed(By by, Duration longest) {

    /** The time that windows are about. */
    public enum By {
      /**
       * The last change, oldest first: whatever changes appears again at the end, so following this
       * time misses nothing.
       */
      UPDATE_TIME,
      /**
       * The creation, in no order: changes do not show, so orders have to be watched and read again
       * by id until they are final.
       */
      CREATION_TIME
    }
  }
}
