package io.shopfleet.testkit.simulator.tiktok;

import java.util.EnumSet;
import java.util.Set;

/** The statuses of an order and the moves between them, as the official documentation has them. */
public enum OrderStatus {
  /** Placed and not paid. */
  UNPAID,
  /** Paid; the buyer may still cancel alone, for about an hour. */
  ON_HOLD,
  /** Ready to be shipped by the seller. */
  AWAITING_SHIPMENT,
  /** Some packages are shipped. */
  PARTIALLY_SHIPPING,
  /** Shipment is arranged, the carrier has yet to come. */
  AWAITING_COLLECTION,
  /** With the carrier. */
  IN_TRANSIT,
  /** With the buyer. */
  DELIVERED,
  /** Done, nothing can be returned any more. */
  COMPLETED,
  /** Cancelled by buyer, seller or platform. */
  CANCELLED;

  /** Whether the platform lets an order go from this status to another one. */
  public boolean mayBecome(OrderStatus next) {
    return next().contains(next);
  }

  /** Whether nothing comes after this status. */
  public boolean isFinal() {
    return next().isEmpty();
  }

  /** The statuses that can come next. */
  public Set<OrderStatus> next() {
    return switch (this) {
      case UNPAID -> EnumSet.of(ON_HOLD, AWAITING_SHIPMENT, CANCELLED);
      case ON_HOLD -> EnumSet.of(AWAITING_SHIPMENT, CANCELLED);
      case AWAITING_SHIPMENT -> EnumSet.of(PARTIALLY_SHIPPING, AWAITING_COLLECTION, CANCELLED);
      case PARTIALLY_SHIPPING -> EnumSet.of(AWAITING_COLLECTION, CANCELLED);
      case AWAITING_COLLECTION -> EnumSet.of(IN_TRANSIT, COMPLETED, CANCELLED);
      case IN_TRANSIT -> EnumSet.of(DELIVERED, COMPLETED, CANCELLED);
      case DELIVERED -> EnumSet.of(COMPLETED);
      case COMPLETED, CANCELLED -> EnumSet.noneOf(OrderStatus.class);
    };
  }

  /** The next status on the usual way of an order; this one when there is none. */
  OrderStatus usualNext() {
    return switch (this) {
      case UNPAID -> ON_HOLD;
      case ON_HOLD -> AWAITING_SHIPMENT;
      case AWAITING_SHIPMENT, PARTIALLY_SHIPPING -> AWAITING_COLLECTION;
      case AWAITING_COLLECTION -> IN_TRANSIT;
      case IN_TRANSIT -> DELIVERED;
      case DELIVERED, COMPLETED -> COMPLETED;
      case CANCELLED -> CANCELLED;
    };
  }

  /** The status as a line item shows it, which knows neither hold nor partial shipping. */
  String onLine() {
    return this == ON_HOLD || this == PARTIALLY_SHIPPING ? AWAITING_SHIPMENT.name() : name();
  }
}
