package io.shopfleet.testkit.simulator.tiktok;

/** A cancellation at the simulator, to be decided by a test. Safe for use by many threads. */
public final class FakeCancellation {
  private final FakeShop shop;
  private final String id;

  FakeCancellation(FakeShop shop, String id) {
    this.shop = shop;
    this.id = id;
  }

  /** The cancellation's id. */
  public String id() {
    return id;
  }

  /** The cancellation as it is at this moment. */
  public CancellationRow row() {
    return shop.cancellationBook().require(id).cancellationRow(shop.currency());
  }

  /**
   * Lets the seller agree, now: the order is cancelled.
   *
   * @throws IllegalStateException when there is nothing to decide, or the order has gone too far
   */
  public FakeCancellation approve() {
    CaseState one = shop.cancellationBook().require(id);
    check(one, CancelStatus.CANCELLATION_REQUEST_SUCCESS);
    new FakeOrder(shop, one.order().id()).cancel(one.reason(), one.role());
    move(CancelStatus.CANCELLATION_REQUEST_SUCCESS);
    return this;
  }

  /**
   * Lets the seller refuse, now: the order goes on.
   *
   * @throws IllegalStateException when there is nothing to decide
   */
  public FakeCancellation reject() {
    CaseState one = move(CancelStatus.CANCELLATION_REQUEST_CANCELLED);
    shop.orderBook().change(one.order().id(), order -> order.touched(shop.now(), false));
    return this;
  }

  /**
   * Lets the money go back, now.
   *
   * @throws IllegalStateException when the cancellation was not approved
   */
  public FakeCancellation complete() {
    move(CancelStatus.CANCELLATION_REQUEST_COMPLETE);
    return this;
  }

  @Override
  public String toString() {
    return "FakeCancellation[" + id + "]";
  }

  private CaseState move(CancelStatus status) {
    return shop.cancellationBook()
        .change(
            id,
            one -> {
              check(one, status);
              return one.at(status.name(), shop.now());
            });
  }

  private static void check(CaseState one, CancelStatus status) {
    CancelStatus present = CancelStatus.valueOf(one.status());
    if (!present.mayBecome(status)) {
      throw new IllegalStateException(
          "Cancellation " + one.id() + " is " + present + " and cannot become " + status);
    }
  }
}
