package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.Reply;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code GET /v2/order/list}. The window is on the creation time alone and both its ends belong to
 * it. The order of the rows is not established; newest first is this simulator's choice.
 */
final class OrderListEndpoint implements Endpoint {

  private static final long WINDOW_SECONDS = 3 * 86_400L;

  private static final Comparator<Order> NEWEST_FIRST =
      Comparator.comparing(Order::createdAt).thenComparing(Order::id).reversed();

  private final OrderStore orders;
  private final Poisons poisons;
  private final ShopAccess access;
  private final Envelope envelope;
  private final AtomicInteger emptyPages = new AtomicInteger();
  private volatile int mostRows = Integer.MAX_VALUE;

  OrderListEndpoint(OrderStore orders, Poisons poisons, ShopAccess access, Envelope envelope) {
    this.poisons = poisons;
    this.orders = orders;
    this.access = access;
    this.envelope = envelope;
  }

  void setMostRows(int rows) {
    mostRows = rows;
  }

  @Override
  public Reply answer(ApiCall call) {
    long from = date(call, "from_date");
    long to = date(call, "to_date");
    int page = call.positive("page", "ORD_DLV_014", "ORD_DLV_015");
    int perPage = call.positive("per_page", "ORD_DLV_016", "ORD_DLV_017");
    checkWindow(from, to);
    OptionalLong status = call.number("status");
    List<Order> rows =
        shops(call).stream()
            .flatMap(shop -> orders.ofShop(shop.id()).stream())
            .filter(order -> isWithin(JakartaTime.epochSecond(order.createdAt()), from, to))
            .filter(Order::listed)
            .filter(order -> status.isEmpty() || order.status() == status.getAsLong())
            .sorted(NEWEST_FIRST)
            .toList();
    if (rows.size() > mostRows) {
      throw Refusal.upstream("ORD_API_009", "response too large, shorten the interval");
    }
    List<Order> given = Pages.page(rows, call.pageToGive(page), perPage);
    if (given.isEmpty()) {
      return emptyPages.getAndIncrement() % 2 == 0
          ? envelope.success(List.of())
          : envelope.success(null);
    }
    long fsId = call.app().fsId();
    return envelope.success(
        given.stream().map(o -> poisons.applied(o.id(), OrderListJson.row(o, fsId))).toList());
  }

  private static long date(ApiCall call, String name) {
    return call.number(name).orElseThrow(() -> Refusal.malformed(name + " cannot be empty"));
  }

  private static void checkWindow(long from, long to) {
    if (to < from) {
      throw Refusal.malformed("to_date must not be before from_date");
    }
    if (to - from >= WINDOW_SECONDS) {
      throw Refusal.malformed("ORD_DLV_013", "date range must be shorter than 3 days");
    }
  }

  private List<Shop> shops(ApiCall call) {
    OptionalLong shopId = call.number("shop_id");
    OptionalLong warehouseId = call.number("warehouse_id");
    if (shopId.isPresent() && warehouseId.isPresent()) {
      throw Refusal.malformed("ORD_DLV_008", "give shop_id or warehouse_id, not both");
    }
    if (shopId.isPresent()) {
      return List.of(access.require(call.app(), shopId.getAsLong()));
    }
    return access.all(call.app()).stream()
        .filter(shop -> warehouseId.isEmpty() || shop.warehouseId() == warehouseId.getAsLong())
        .toList();
  }

  private static boolean isWithin(long second, long from, long to) {
    return from <= second && second <= to;
  }
}
