package io.shopfleet.testkit.simulator.tokopedia;

import java.time.Duration;
import java.time.Instant;

/** By when the seller has to act on a paid order, as text for the wire. */
final class Deadlines {

  private Deadlines() {}

  static String accept(Order order) {
    return afterPayment(order, Duration.ofDays(1));
  }

  static String ship(Order order) {
    return afterPayment(order, Duration.ofDays(3));
  }

  private static String afterPayment(Order order, Duration span) {
    return order
        .reachedAt(OrderStatus.PAID)
        .map((Instant paid) -> JakartaTime.text(paid.plus(span)))
        .orElse(JakartaTime.ZERO);
  }
}
