package io.shopfleet.testkit.simulator.tokopedia;

import java.time.Instant;

/** One row of an order's history: the status it moved to, when, and by whom. */
record OrderEvent(int status, Instant at, String actor, String comment) {

  static OrderEvent of(int status, Instant at) {
    return switch (status) {
      case OrderStatus.UNPAID, OrderStatus.PAID -> new OrderEvent(status, at, "buyer", "");
      case OrderStatus.CANCELLED_BY_BUYER ->
          new OrderEvent(status, at, "buyer", "Pesanan dibatalkan pembeli");
      case OrderStatus.CANCELLED_BY_SELLER ->
          new OrderEvent(status, at, "system-automatic", "Batas waktu proses terlewati");
      case OrderStatus.REJECTED_BY_SELLER ->
          new OrderEvent(status, at, "seller", "Pesanan ditolak penjual");
      case OrderStatus.ACCEPTED, OrderStatus.WAITING_FOR_PICKUP ->
          new OrderEvent(status, at, "seller", "");
      case OrderStatus.SHIPPED, OrderStatus.DELIVERED -> new OrderEvent(status, at, "courier", "");
      default -> new OrderEvent(status, at, "system-automatic", "");
    };
  }
}
