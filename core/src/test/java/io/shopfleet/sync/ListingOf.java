package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Order;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Window;
import java.util.Collection;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A shop whose listing shows something else than the shop has. */
record ListingOf(OrderSource shop, UnaryOperator<Page<Order>> shown) implements OrderSource {

  @Override
  public OrderFeed feed() {
    return shop.feed();
  }

  @Override
  public Page<Order> orders(Account account, Window window, @Nullable String cursor) {
    return shown.apply(shop.orders(account, window, cursor));
  }

  @Override
  public Page<Order> ordersCreated(Account account, Window window, @Nullable String cursor) {
    return shown.apply(shop.ordersCreated(account, window, cursor));
  }

  @Override
  public Found<Order> ordersById(Account account, Collection<String> ids) {
    return shop.ordersById(account, ids);
  }
}
