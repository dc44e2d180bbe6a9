package io.shopfleet.testkit.simulator.tiktok;

import java.time.Instant;

/** An order at the simulator, to be moved by a test. Safe for use by many threads. */
public final class FakeOrder {
  private final FakeShop shop;
  private final String id;

  FakeOrder(FakeShop shop, String id) {
    this.shop = shop;
    this.id = id;
  }

  /** The order id. */
  public String id() {
    return id;
  }

  /** The order as it is at this moment. */
  public OrderRow row() {
    return shop.requireOrder(id).row(shop.market().currency());
  }

  /**
   * Moves the order to a status that may come next, now.
   *
   * @param status the new status
   * @return this order
   * @throws IllegalStateException when the platform knows no such move
   */
  public FakeOrder moveTo(OrderStatus status) {
    return moveTo(status, shop.simulator().clock().instant());
  }

  /**
   * Moves the order and says when that happened, for changes that become visible late.
   *
   * @param status the new status
   * @param at the update time of the order, cut to seconds
   * @return this order
   * @throws IllegalStateException when the platform knows no such move
   */
  public FakeOrder moveTo(OrderStatus status, Instant at) {
    shop.orderBook().change(id, order -> move(order, status, at, "Cancelled", "SELLER"));
    return this;
  }

  /** Moves the order one step along the usual way, now; an order at its end stays as it is. */
  public FakeOrder advance() {
    shop.orderBook()
        .change(
            id,
            order ->
                order.status().isFinal()
                    ? order
                    : order.moved(order.status().usualNext(), shop.now(), null, null));
    return this;
  }

  /**
   * Lets the buyer ask for money back, with or without sending back all units.
   *
   * @param type {@code REFUND}, {@code RETURN_AND_REFUND} or {@code REPLACEMENT}
   * @param reason what the buyer gives as the reason
   * @return the return, which the seller has to decide
   * @throws IllegalStateException when the order was not delivered
   */
  public FakeReturn requestReturn(String type, String reason) {
    OrderState order = shop.requireOrder(id);
    return shop.afterSales().returned(order, AfterSales.all(order), type, reason, shop.now());
  }

  /**
   * Lets the buyer ask the seller to call the order off: the order shows that, and there is a
   * cancellation to be decided.
   *
   * @param reason what the buyer gives as the reason
   * @return the cancellation
   * @throws IllegalStateException when the order can no longer be cancelled
   */
  public FakeCancellation requestCancellation(String reason) {
    OrderStatus present = row().status();
    if (!present.mayBecome(OrderStatus.CANCELLED)) {
      throw new IllegalStateException(
          "Order " + id + " is " + present + " and can no longer be cancelled");
    }
    requestCancel();
    return shop.afterSales().asked(shop.requireOrder(id), reason, shop.now());
  }

  /**
   * Cancels the order, now, and leaves the record of a cancellation that nobody had to decide.
   *
   * @param reason what is given as the reason
   * @param by {@code SELLER} or {@code SYSTEM}
   * @return the cancellation, whose money has yet to go back
   * @throws IllegalStateException when the order can no longer be cancelled
   */
  public FakeCancellation cancelWithRecord(String reason, String by) {
    cancel(reason, by);
    return shop.afterSales().cancelled(shop.requireOrder(id), by, reason, shop.now());
  }

  /**
   * Cancels the order, now, without the record of a cancellation.
   *
   * @param reason what the buyer or the seller gives as the reason
   * @param by {@code BUYER}, {@code SELLER} or {@code SYSTEM}
   * @return this order
   * @throws IllegalStateException when the order can no longer be cancelled
   */
  public FakeOrder cancel(String reason, String by) {
    Instant now = shop.simulator().clock().instant();
    shop.orderBook().change(id, order -> move(order, OrderStatus.CANCELLED, now, reason, by));
    return this;
  }

  /**
   * Lets the buyer ask for a cancellation, which changes the order but not its status. It leaves no
   * record; {@link #requestCancellation} does.
   */
  public FakeOrder requestCancel() {
    shop.orderBook().change(id, order -> order.touched(shop.now(), true));
    return this;
  }

  /** Renews the update time without any other change, as edits of unseen fields do. */
  public FakeOrder touch() {
    shop.orderBook().change(id, order -> order.touched(shop.now(), order.buyerAsksCancel()));
    return this;
  }

  @Override
  public String toString() {
    return "FakeOrder[" + id + "]";
  }

  private static OrderState move(
      OrderState order, OrderStatus status, Instant at, String reason, String by) {
    if (!order.status().mayBecome(status)) {
      throw new IllegalStateException(
          "Order "
              + order.id()
              + " is "
              + order.status()
              + " and can only become "
              + order.status().next());
    }
    boolean cancelled = status == OrderStatus.CANCELLED;
    return order.moved(
        status, at.getEpochSecond(), cancelled ? reason : null, cancelled ? by : null);
  }
}
