package io.shopfleet;

/** What a webhook asked for could not be done now. */
final class UnfinishedErrandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfinishedErrandException(String message) {
    super(message);
  }
}
