package io.shopfleet.tokopedia.internal.connection;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Order;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Unreadable;
import io.shopfleet.platform.Window;
import io.shopfleet.tokopedia.internal.wire.ClassicCalls;
import io.shopfleet.tokopedia.internal.wire.ErrorTable;
import io.shopfleet.tokopedia.internal.wire.JakartaTime;
import io.shopfleet.tokopedia.internal.wire.JakartaTime.Seconds;
import io.shopfleet.tokopedia.internal.wire.Rows;
import io.shopfleet.tokopedia.model.ListedOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a shop's orders through the classic API. */
public final class ClassicOrders implements OrderSource {

  /**
   * "Less than three days" by the documentation; whether three days to the second would pass is not
   * established.
   */
  private static final Duration LONGEST = Duration.ofDays(3).minusSeconds(1);

  private static final OrderFeed FEED = new OrderFeed(OrderFeed.By.CREATION_TIME, LONGEST);
  private static final long UNTOLD = 0;
  private static final Pattern ORDER_ID = Pattern.compile("\\d{1,18}");

  private final ClassicCalls calls;

  public ClassicOrders(ClassicCalls calls) {
    this.calls = calls;
  }

  @Override
  public OrderFeed feed() {
    return FEED;
  }

  /**
   * {@inheritDoc} The list shows orders once they are paid, then with their creation time. Only an
   * empty page ends it, for Tokopedia tells no total.
   */
  @Override
  public Page<Order> orders(Account account, Window window, @Nullable String cursor) {
    if (window.length().compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "A Tokopedia order window is at most " + LONGEST + " long, but was " + window.length());
    }
    Optional<Seconds> whole = JakartaTime.seconds(window);
    if (whole.isEmpty()) {
      return Page.last(List.of());
    }
    OrderCursor at = cursor == null ? OrderCursor.start(whole.get()) : OrderCursor.parse(cursor);
    while (true) {
      try {
        return page(account, whole.get(), at, calls.orders(account, at.part(), at.page()));
      } catch (MarketplaceException failure) {
        if (!tooBig(failure) || !at.divisible()) {
          throw failure;
        }
        // From the first page again: pages of a part that was cut do not match those before.
        at = at.halved();
      }
    }
  }

  private static boolean tooBig(MarketplaceException failure) {
    return failure.code().filter(ErrorTable.RESPONSE_TOO_BIG::equals).isPresent();
  }

  private static Page<Order> page(
      Account account, Seconds whole, OrderCursor at, Rows<ListedOrder> rows) {
    if (rows.size() == 0) {
      String next = at.nextPart(whole).map(OrderCursor::text).orElse(null);
      return new Page<>(List.of(), next, totalOf(whole, at));
    }
    long first = rows.items().stream().mapToLong(ListedOrder::orderId).findFirst().orElse(UNTOLD);
    if (first == at.firstBefore() && first != UNTOLD) {
      throw repeated(account, at.page());
    }
    Found<Order> orders =
        rows.converted(OrderMapping::fromList, order -> Long.toString(order.orderId()), "order_id");
    return new Page<>(
        orders.items(), orders.unreadable(), at.nextPage(first, rows.size()).text(), null);
  }

  /**
   * The total of a window whose first page was not full and whose second is empty: nothing could
   * slip from one to the other, so the window need not be read a second time. Null if that is not
   * sure.
   */
  private static @Nullable Long totalOf(Seconds whole, OrderCursor at) {
    boolean firstHeldAll =
        at.page() == 2 && at.part().equals(whole) && at.rowsBefore() < ClassicCalls.PAGE_SIZE;
    return firstHeldAll ? Long.valueOf(at.rowsBefore()) : null;
  }

  private static MarketplaceException repeated(Account account, int page) {
    return MarketplaceException.of(FailureKind.UNKNOWN, account, "order.list")
        .message("page " + page + " begins with the same order as the page before")
        .whatToDo("Repeat the run; if it stays so, the service ignores page numbers")
        .build();
  }

  /** The listing by creation is the only one that Tokopedia has. */
  @Override
  public Page<Order> ordersCreated(Account account, Window window, @Nullable String cursor) {
    return orders(account, window, cursor);
  }

  /** {@inheritDoc} A text that cannot be a Tokopedia order id names no order. */
  @Override
  public Found<Order> ordersById(Account account, Collection<String> ids) {
    List<Order> orders = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    ids.stream()
        .distinct()
        .filter(id -> ORDER_ID.matcher(id).matches())
        .map(id -> single(account, id))
        .forEach(
            found -> {
              orders.addAll(found.items());
              unreadable.addAll(found.unreadable());
            });
    return new Found<>(orders, unreadable);
  }

  private Found<Order> single(Account account, String id) {
    Found<Order> found =
        calls
            .order(account, Long.parseLong(id))
            .converted(order -> OrderMapping.fromDetail(account, order), order -> id, "order_id");
    return new Found<>(
        found.items(),
        found.unreadable().stream()
            .map(order -> new Unreadable(id, order.raw(), order.reason()))
            .toList());
  }
}
