package io.shopfleet.testkit.simulator.tokopedia;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a shop with orders that look lived in. What an order is like follows from its number alone,
 * so two runs make the same shop.
 */
record OrderSeeds(OrderStore orders, OrderLines catalogue) {

  private static final BigDecimal HUGE_PRICE = BigDecimal.valueOf(2_500_000_000L);
  private static final BigDecimal HALF = new BigDecimal("0.50");

  private record Step(int status, Duration after) {}

  private static final List<Step> STRAIGHT =
      List.of(
          new Step(OrderStatus.ACCEPTED, Duration.ofHours(3)),
          new Step(OrderStatus.WAITING_FOR_PICKUP, Duration.ofHours(5)),
          new Step(OrderStatus.SHIPPED, Duration.ofHours(26)),
          new Step(OrderStatus.DELIVERED, Duration.ofHours(70)),
          new Step(OrderStatus.FINISHED, Duration.ofHours(118)));

  void seed(long shopId, int count, Instant from, Instant to, Instant now) {
    if (count < 0 || !from.isBefore(to) || to.isAfter(now)) {
      throw new IllegalArgumentException(
          "Seed 0 or more orders in a past span of time: "
              + count
              + " from "
              + from
              + " to "
              + to
              + ", while the simulator's clock shows "
              + now);
    }
    List<Product> sellable = catalogue.sellable(shopId);
    long stepMicros = ChronoUnit.MICROS.between(from, to) / Math.max(1, count);
    for (int i = 0; i < count; i++) {
      // Real orders do not fall on whole seconds; a host that cuts fractions off must be seen.
      long fraction = stepMicros == 0 ? 0 : i * 370_003L % stepMicros;
      Instant createdAt = from.plus(stepMicros * i + fraction, ChronoUnit.MICROS);
      List<OrderLine> lines = lines(sellable, i);
      BigDecimal shipping = BigDecimal.valueOf(9_000L + i % 7 * 1_000L);
      Order order = orders.add(shopId, createdAt, lines, shipping, history(i, createdAt, now));
      if (order.reachedAt(OrderStatus.SHIPPED).isPresent()) {
        orders.assignAwb(order.id(), "SF" + order.id(), order.updatedAt());
      }
    }
  }

  private List<OrderLine> lines(List<Product> sellable, int number) {
    List<OrderLine> lines = new ArrayList<>();
    for (int line = 0; line <= number % 3; line++) {
      OrderLine plain = catalogue.choose(sellable, number + line * 5, 1 + number % 4);
      lines.add(priced(plain, unitPrice(plain.unitPrice(), number)));
    }
    return lines;
  }

  /** Now and then an amount beyond 32 bits, and now and then a price with a fraction. */
  private static BigDecimal unitPrice(BigDecimal usual, int number) {
    if (number % 97 == 41) {
      return HUGE_PRICE;
    }
    return number % 13 == 6 ? usual.add(HALF) : usual;
  }

  private static OrderLine priced(OrderLine line, BigDecimal price) {
    return new OrderLine(
        line.detailId(), line.productId(), line.name(), line.sku(), line.quantity(), price);
  }

  private static List<OrderEvent> history(int number, Instant createdAt, Instant now) {
    List<OrderEvent> history = new ArrayList<>();
    history.add(OrderEvent.of(OrderStatus.UNPAID, createdAt));
    history.add(OrderEvent.of(OrderStatus.PAID, createdAt));
    for (Step step : way(number)) {
      Instant at = createdAt.plus(step.after());
      if (!at.isAfter(now)) {
        history.add(OrderEvent.of(step.status(), at));
      }
    }
    return history;
  }

  /** Most orders go to the end; some are cancelled, and some stay where they are. */
  private static List<Step> way(int number) {
    return switch (number % 20) {
      case 3 -> List.of();
      case 5 -> STRAIGHT.subList(0, 1);
      case 8 -> STRAIGHT.subList(0, 2);
      case 11 -> STRAIGHT.subList(0, 3);
      case 13 -> List.of(new Step(OrderStatus.CANCELLED_BY_BUYER, Duration.ofMinutes(20)));
      case 16 -> List.of(new Step(OrderStatus.REJECTED_BY_SELLER, Duration.ofHours(4)));
      case 18 -> List.of(new Step(OrderStatus.CANCELLED_BY_SELLER, Duration.ofHours(24)));
      default -> STRAIGHT;
    };
  }
}
