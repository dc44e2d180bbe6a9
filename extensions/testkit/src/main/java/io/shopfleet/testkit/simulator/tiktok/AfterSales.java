package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.SampleData;
import java.util.List;
import java.util.stream.IntStream;

/** Opens returns and cancellations of one shop, by hand or drawn. */
final class AfterSales {
  private static final List<String> TYPES = List.of("REFUND", "RETURN_AND_REFUND");
  private static final List<String> RETURN_REASONS =
      List.of("Item is damaged", "Wrong item was sent", "Item does not fit");
  private static final List<String> CANCEL_REASONS =
      List.of("Need to change color or size", "Better price available", "No longer needed");

  private final FakeShop shop;

  AfterSales(FakeShop shop) {
    this.shop = shop;
  }

  /** A buyer wants back money for all units of a delivered order, or for some. */
  FakeReturn returned(OrderState order, List<Integer> units, String type, String reason, long at) {
    if (order.status() != OrderStatus.DELIVERED && order.status() != OrderStatus.COMPLETED) {
      throw new IllegalStateException(
          "Order " + order.id() + " is " + order.status() + " and has nothing to return");
    }
    String pending = ReturnStatus.RETURN_OR_REFUND_REQUEST_PENDING.name();
    CaseState made =
        shop.returnBook()
            .add(id -> new CaseState(id, order, units, type, pending, "BUYER", reason, at, at));
    return new FakeReturn(shop, made.id());
  }

  /** A buyer asks the seller to call an order off. */
  FakeCancellation asked(OrderState order, String reason, long at) {
    return cancellation(
        order, "BUYER_CANCEL", CancelStatus.CANCELLATION_REQUEST_PENDING, "BUYER", reason, at);
  }

  /** Somebody called an order off who needs nobody's consent. */
  FakeCancellation cancelled(OrderState order, String role, String reason, long at) {
    return cancellation(
        order, "CANCEL", CancelStatus.CANCELLATION_REQUEST_SUCCESS, role, reason, at);
  }

  private FakeCancellation cancellation(
      OrderState order, String type, CancelStatus status, String role, String reason, long at) {
    CaseState made =
        shop.cancellationBook()
            .add(
                id ->
                    new CaseState(
                        id, order, all(order), type, status.name(), role, reason, at, at));
    return new FakeCancellation(shop, made.id());
  }

  /** Draws returns of delivered orders and lets each go a part of its way until the horizon. */
  void drawReturns(SampleData data, int count, long from, long to) {
    List<OrderState> delivered =
        shop.orderBook().byCreateTime().stream()
            .filter(
                order ->
                    order.status() == OrderStatus.DELIVERED
                        || order.status() == OrderStatus.COMPLETED)
            .toList();
    if (delivered.isEmpty()) {
      throw new IllegalStateException("A shop without delivered orders has no returns");
    }
    for (int i = 0; i < count; i++) {
      OrderState order = data.oneOf(delivered);
      long at = data.between(from, to - 1);
      FakeReturn made =
          returned(order, some(data, order), data.oneOf(TYPES), data.oneOf(RETURN_REASONS), at);
      for (int steps = data.between(0, 4); steps > 0; steps--) {
        at = Math.min(to - 1, at + data.between(3_600, 200_000));
        long moved = at;
        shop.returnBook().change(made.id(), one -> FakeReturn.advanced(one, moved));
      }
    }
  }

  /** Draws cancellations of orders that are cancelled already: their records, done or nearly. */
  void drawCancellations(SampleData data) {
    for (OrderState order : shop.orderBook().byCreateTime()) {
      if (order.status() == OrderStatus.CANCELLED) {
        FakeCancellation made =
            cancelled(order, "BUYER", data.oneOf(CANCEL_REASONS), order.updateTime());
        if (data.chance(0.8)) {
          shop.cancellationBook()
              .change(
                  made.id(),
                  one ->
                      one.at(
                          CancelStatus.CANCELLATION_REQUEST_COMPLETE.name(), order.updateTime()));
        }
      }
    }
  }

  static List<Integer> all(OrderState order) {
    return IntStream.range(0, OrderJson.units(order).size()).boxed().toList();
  }

  private static List<Integer> some(SampleData data, OrderState order) {
    List<Integer> all = all(order);
    return data.chance(0.6) ? all : List.of(data.oneOf(all));
  }
}
