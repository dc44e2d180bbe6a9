package io.shopfleet.testkit.simulator.tokopedia;

/**
 * The numeric order statuses of the official table (2022 and later) that the simulator itself uses.
 * They are plain numbers, because the marketplace added codes without notice: {@link
 * FakeTokopedia#moveOrder} accepts any other number too, so that a host can test an unknown one.
 */
public final class OrderStatus {

  /** Cancelled by the seller; the marketplace uses it for a missed deadline too. */
  public static final int CANCELLED_BY_SELLER = 0;

  /** Rejected by the seller. */
  public static final int REJECTED_BY_SELLER = 10;

  /** Cancelled by the buyer at once. */
  public static final int CANCELLED_BY_BUYER = 15;

  /** Created, not paid. The order list never shows such an order. */
  public static final int UNPAID = 100;

  /** Paid and ready to process: from here on the order list shows the order. */
  public static final int PAID = 220;

  /** Accepted by the seller. */
  public static final int ACCEPTED = 400;

  /** Waiting for the courier. */
  public static final int WAITING_FOR_PICKUP = 450;

  /** Shipped. */
  public static final int SHIPPED = 500;

  /** Delivered. */
  public static final int DELIVERED = 600;

  /** Finished. */
  public static final int FINISHED = 700;

  private OrderStatus() {}

  /** The status that follows on the straight way from payment to the end; the same if none does. */
  static int after(int status) {
    return switch (status) {
      case UNPAID -> PAID;
      case PAID -> ACCEPTED;
      case ACCEPTED -> WAITING_FOR_PICKUP;
      case WAITING_FOR_PICKUP -> SHIPPED;
      case SHIPPED -> DELIVERED;
      case DELIVERED -> FINISHED;
      default -> status;
    };
  }
}
