package io.shopfleet.tiktokshop.internal.order;

import io.shopfleet.account.Account;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.Order;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Window;
import io.shopfleet.tiktokshop.api.order.GetOrderDetailQuery;
import io.shopfleet.tiktokshop.api.order.GetOrderDetailResponse;
import io.shopfleet.tiktokshop.api.order.OrderApi;
import io.shopfleet.tiktokshop.api.order.OrderOperations;
import io.shopfleet.tiktokshop.api.order.SearchOrdersQuery;
import io.shopfleet.tiktokshop.api.order.SearchOrdersRequest;
import io.shopfleet.tiktokshop.api.order.SearchOrdersResponse;
import io.shopfleet.tiktokshop.api.order.SortOrder;
import io.shopfleet.tiktokshop.internal.call.Listing;
import io.shopfleet.tiktokshop.internal.call.Paging;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads orders by their last change, oldest first, so that changes while reading are met at the
 * end.
 */
public final class ShopOrders implements OrderSource {

  private static final OrderFeed FEED =
      new OrderFeed(OrderFeed.By.UPDATE_TIME, Duration.ofDays(365));
  private static final CallSpec SEARCH = ShopCalls.spec(OrderOperations.SEARCH_ORDERS);
  private static final CallSpec DETAIL = ShopCalls.spec(OrderOperations.GET_ORDER_DETAIL);
  private static final Listing<io.shopfleet.tiktokshop.api.order.Order> LISTING =
      new Listing<>(SEARCH.operation(), io.shopfleet.tiktokshop.api.order.Order::id);
  private static final int MOST_IDS = 50;

  private final ShopCalls calls;
  private final SettingsCascade settings;

  public ShopOrders(ShopCalls calls, SettingsCascade settings) {
    this.calls = calls;
    this.settings = settings;
  }

  @Override
  public OrderFeed feed() {
    return FEED;
  }

  @Override
  public Page<Order> orders(Account account, Window window, @Nullable String cursor) {
    return changed(account, window.from(), window.to(), cursor);
  }

  /**
   * A page of the orders that changed in a span of time.
   *
   * @param from inclusive; the platform counts whole seconds, so its fraction is dropped
   * @param to exclusive; null for no end
   * @param cursor from the page before; null for the first page
   */
  public Page<Order> changed(
      Account account, Instant from, @Nullable Instant to, @Nullable String cursor) {
    SearchOrdersRequest.Builder filter =
        SearchOrdersRequest.builder().updateTimeGe(from.getEpochSecond());
    if (to != null) {
      filter.updateTimeLt(secondsAtOrAfter(to));
    }
    SearchOrdersRequest request = filter.build();
    var page = LISTING.page(account, cursor, token -> search(account, request, token));
    List<Order> orders =
        page.items().stream()
            .map(order -> OrderMapping.neutral(order, account, SEARCH.operation()))
            .toList();
    return new Page<>(orders, page.cursor(), page.total());
  }

  private Listing.Answer<io.shopfleet.tiktokshop.api.order.Order> search(
      Account account, SearchOrdersRequest request, @Nullable String token) {
    SearchOrdersQuery query =
        SearchOrdersQuery.builder()
            .pageSize(settings.get(account, Paging.PAGE_SIZE))
            .pageToken(token)
            .sortField("update_time")
            .sortOrder(SortOrder.ASC)
            .build();
    SearchOrdersResponse answer =
        calls.call(
            account, SEARCH, OrderApi.class, (api, tag) -> api.searchOrders(tag, query, request));
    return new Listing.Answer<>(answer.orders(), answer.nextPageToken(), answer.totalCount());
  }

  @Override
  public List<Order> ordersById(Account account, Collection<String> ids) {
    List<String> distinct = ids.stream().distinct().toList();
    List<Order> orders = new ArrayList<>(distinct.size());
    for (int start = 0; start < distinct.size(); start += MOST_IDS) {
      List<String> chunk = distinct.subList(start, Math.min(start + MOST_IDS, distinct.size()));
      GetOrderDetailQuery query = GetOrderDetailQuery.builder().ids(chunk).build();
      GetOrderDetailResponse answer =
          calls.call(account, DETAIL, OrderApi.class, (api, tag) -> api.getOrderDetail(tag, query));
      answer
          .orders()
          .forEach(order -> orders.add(OrderMapping.neutral(order, account, DETAIL.operation())));
    }
    return orders;
  }

  private static long secondsAtOrAfter(Instant instant) {
    return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
  }
}
