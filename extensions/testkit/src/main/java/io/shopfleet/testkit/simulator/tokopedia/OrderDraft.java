package io.shopfleet.testkit.simulator.tokopedia;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order about to be placed; {@link #place()} makes it exist. Without further words it is created
 * and paid now, with one piece of the shop's first product. Not thread-safe.
 */
public final class OrderDraft {

  private enum Payment {
    AT_ONCE,
    LATER,
    NEVER
  }

  private final OrderStore orders;
  private final OrderLines catalogue;
  private final long shopId;
  private final List<OrderLine> lines = new ArrayList<>();
  private Instant createdAt;
  private BigDecimal shippingCost = BigDecimal.valueOf(9_000);
  private Payment payment = Payment.AT_ONCE;
  private @Nullable Duration paidAfter;

  OrderDraft(OrderStore orders, OrderLines catalogue, long shopId, Instant now) {
    this.orders = orders;
    this.catalogue = catalogue;
    this.shopId = shopId;
    this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
  }

  /** When the buyer places the order: a true instant, kept to the microsecond. */
  public OrderDraft createdAt(Instant instant) {
    createdAt = instant.truncatedTo(ChronoUnit.MICROS);
    return this;
  }

  /**
   * Adds a line.
   *
   * @param sku a SKU of the shop, or any other text for a product that the shop does not have
   * @param quantity pieces, at least 1
   * @param unitPrice price of one piece in IDR, fractions allowed
   */
  public OrderDraft line(String sku, int quantity, BigDecimal unitPrice) {
    if (quantity < 1) {
      throw new IllegalArgumentException("A line needs a quantity of at least 1, not " + quantity);
    }
    lines.add(catalogue.line(shopId, sku, quantity, unitPrice));
    return this;
  }

  /** What shipping costs in IDR; 9,000 without this. */
  public OrderDraft shipping(BigDecimal cost) {
    shippingCost = cost;
    return this;
  }

  /** Leaves the order unpaid, until {@link FakeTokopedia#moveOrder} says otherwise. */
  public OrderDraft unpaid() {
    payment = Payment.NEVER;
    return this;
  }

  /**
   * Leaves the order unpaid and lets it be paid when the clock has gone on so far from its
   * creation. Only then does the order list show it, and with its old creation time: a host that
   * reads new creation times only will miss it.
   */
  public OrderDraft paidAfter(Duration delay) {
    payment = Payment.LATER;
    paidAfter = delay;
    return this;
  }

  /** Places the order and answers how it stands now. */
  public OrderRow place() {
    List<OrderLine> bought = lines.isEmpty() ? List.of(catalogue.any(shopId, 0, 1)) : lines;
    List<OrderEvent> history = new ArrayList<>();
    history.add(OrderEvent.of(OrderStatus.UNPAID, createdAt));
    if (payment == Payment.AT_ONCE) {
      history.add(OrderEvent.of(OrderStatus.PAID, createdAt));
    }
    Order order = orders.add(shopId, createdAt, bought, shippingCost, history);
    if (paidAfter != null && payment == Payment.LATER) {
      orders.plan(order.id(), OrderStatus.PAID, createdAt.plus(paidAfter));
    }
    return orders.find(order.id()).orElseThrow().row();
  }
}
