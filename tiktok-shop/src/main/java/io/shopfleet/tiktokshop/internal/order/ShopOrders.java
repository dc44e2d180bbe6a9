package io.shopfleet.tiktokshop.internal.order;

import io.shopfleet.account.Account;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.Order;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.Found;
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
import io.shopfleet.tiktokshop.internal.call.Answer;
import io.shopfleet.tiktokshop.internal.call.ById;
import io.shopfleet.tiktokshop.internal.call.Conversion;
import io.shopfleet.tiktokshop.internal.call.Listing;
import io.shopfleet.tiktokshop.internal.call.Paging;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import io.shopfleet.tiktokshop.internal.call.WireValues;
import java.time.Duration;
import java.time.Instant;
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
  private static final Listing<Order> LISTING = new Listing<>(SEARCH.operation(), Order::id);
  private static final Conversion<io.shopfleet.tiktokshop.api.order.Order, Order> LISTED =
      conversion(SEARCH);
  private static final Conversion<io.shopfleet.tiktokshop.api.order.Order, Order> DETAILED =
      conversion(DETAIL);
  private static final ById BY_ID = new ById(50);

  private final ShopCalls calls;
  private final SettingsCascade settings;

  public ShopOrders(ShopCalls calls, SettingsCascade settings) {
    this.calls = calls;
    this.settings = settings;
  }

  private static Conversion<io.shopfleet.tiktokshop.api.order.Order, Order> conversion(
      CallSpec spec) {
    return new Conversion<>(
        io.shopfleet.tiktokshop.api.order.Order.class,
        "id",
        io.shopfleet.tiktokshop.api.order.Order::id,
        (order, account) -> OrderMapping.neutral(order, account, spec.operation()));
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
      filter.updateTimeLt(WireValues.secondsAtOrAfter(to));
    }
    return page(account, filter.build(), "update_time", cursor);
  }

  @Override
  public Page<Order> ordersCreated(Account account, Window window, @Nullable String cursor) {
    SearchOrdersRequest filter =
        SearchOrdersRequest.builder()
            .createTimeGe(window.from().getEpochSecond())
            .createTimeLt(WireValues.secondsAtOrAfter(window.to()))
            .build();
    return page(account, filter, "create_time", cursor);
  }

  private Page<Order> page(
      Account account, SearchOrdersRequest filter, String sort, @Nullable String cursor) {
    return LISTING.page(account, cursor, token -> search(account, filter, sort, token));
  }

  private Listing.Rows<Order> search(
      Account account, SearchOrdersRequest filter, String sort, @Nullable String token) {
    SearchOrdersQuery query =
        SearchOrdersQuery.builder()
            .pageSize(settings.get(account, Paging.PAGE_SIZE))
            .pageToken(token)
            .sortField(sort)
            .sortOrder(SortOrder.ASC)
            .build();
    Answer<SearchOrdersResponse> answer =
        calls.read(
            account, SEARCH, OrderApi.class, (api, tag) -> api.searchOrders(tag, query, filter));
    SearchOrdersResponse data = answer.data();
    return new Listing.Rows<>(
        LISTED.of(account, answer, data.orders()), data.nextPageToken(), data.totalCount());
  }

  @Override
  public Found<Order> ordersById(Account account, Collection<String> ids) {
    return BY_ID.read(ids, some -> detailed(account, some));
  }

  private Found<Order> detailed(Account account, List<String> ids) {
    GetOrderDetailQuery query = GetOrderDetailQuery.builder().ids(ids).build();
    Answer<GetOrderDetailResponse> answer =
        calls.read(account, DETAIL, OrderApi.class, (api, tag) -> api.getOrderDetail(tag, query));
    return DETAILED.of(account, answer, answer.data().orders());
  }
}
