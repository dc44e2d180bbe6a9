package io.shopfleet.testkit.simulator.tiktok;

/** When an order reached its stations, in epoch seconds; 0 means not yet. */
record Milestones(long paid, long shipping, long collection, long delivery, long cancel) {
  static final Milestones NONE = new Milestones(0, 0, 0, 0, 0);

  Milestones reached(OrderStatus status, long at) {
    return switch (status) {
      case ON_HOLD -> new Milestones(at, shipping, collection, delivery, cancel);
      case AWAITING_SHIPMENT ->
          new Milestones(paid == 0 ? at : paid, shipping, collection, delivery, cancel);
      case PARTIALLY_SHIPPING, AWAITING_COLLECTION ->
          new Milestones(paid, shipping == 0 ? at : shipping, collection, delivery, cancel);
      case IN_TRANSIT -> new Milestones(paid, shipping, at, delivery, cancel);
      case DELIVERED -> new Milestones(paid, shipping, collection, at, cancel);
      case CANCELLED -> new Milestones(paid, shipping, collection, delivery, at);
      case UNPAID, COMPLETED -> this;
    };
  }
}
