package io.shopfleet.testkit.simulator.tokopedia;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order with its history, oldest event first. Immutable: every change makes a new one. */
record Order(
    long id,
    long shopId,
    String invoice,
    long buyerId,
    Instant createdAt,
    List<OrderLine> lines,
    BigDecimal shippingCost,
    String awb,
    List<OrderEvent> history,
    Instant updatedAt) {

  Order {
    lines = List.copyOf(lines);
    history = List.copyOf(history);
  }

  int status() {
    return history.get(history.size() - 1).status();
  }

  /** When the order first reached a status, whatever it did later. */
  Optional<Instant> reachedAt(int status) {
    return history.stream()
        .filter(event -> event.status() == status)
        .map(OrderEvent::at)
        .findFirst();
  }

  /** The order list shows nothing that was never paid. */
  boolean listed() {
    return reachedAt(OrderStatus.PAID).isPresent();
  }

  BigDecimal goods() {
    return lines.stream().map(OrderLine::subtotal).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal total() {
    return goods().add(shippingCost);
  }

  int units() {
    return lines.stream().mapToInt(OrderLine::quantity).sum();
  }

  Order moved(int status, Instant at) {
    List<OrderEvent> longer = new ArrayList<>(history);
    longer.add(OrderEvent.of(status, at));
    String parcel = status == OrderStatus.SHIPPED && awb.isEmpty() ? "SF" + id : awb;
    return new Order(
        id, shopId, invoice, buyerId, createdAt, lines, shippingCost, parcel, longer, at);
  }

  Order withAwb(String newAwb, Instant at) {
    return new Order(
        id, shopId, invoice, buyerId, createdAt, lines, shippingCost, newAwb, history, at);
  }

  OrderRow row() {
    return new OrderRow(
        shopId, id, invoice, status(), createdAt, updatedAt, total(), "IDR", units(), listed());
  }
}
