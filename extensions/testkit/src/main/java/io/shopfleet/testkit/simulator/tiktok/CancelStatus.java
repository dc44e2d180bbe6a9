package io.shopfleet.testkit.simulator.tiktok;

/** The statuses of a cancellation, as answers of the platform name them. */
public enum CancelStatus {
  /** The seller has to decide. */
  CANCELLATION_REQUEST_PENDING,
  /** The order is cancelled; the money is about to go back. */
  CANCELLATION_REQUEST_SUCCESS,
  /**
   * Refused, withdrawn or lapsed; the order goes on. The filter of the search has no last two
   * letters.
   */
  CANCELLATION_REQUEST_CANCELLED,
  /** Nothing is left to do. */
  CANCELLATION_REQUEST_COMPLETE;

  /** Whether the platform lets a cancellation go from this status to another one. */
  public boolean mayBecome(CancelStatus next) {
    return switch (this) {
      case CANCELLATION_REQUEST_PENDING ->
          next == CANCELLATION_REQUEST_SUCCESS || next == CANCELLATION_REQUEST_CANCELLED;
      case CANCELLATION_REQUEST_SUCCESS -> next == CANCELLATION_REQUEST_COMPLETE;
      case CANCELLATION_REQUEST_CANCELLED, CANCELLATION_REQUEST_COMPLETE -> false;
    };
  }

  /** The word that the filter of the search knows. */
  String filterWord() {
    return this == CANCELLATION_REQUEST_CANCELLED ? "CANCELLATION_REQUEST_CANCEL" : name();
  }
}
