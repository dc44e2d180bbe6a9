package io.shopfleet.testkit.contract.broken;

/** The storage's own failure, which a store has to translate. */
final class StorageDownException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StorageDownException(String message) {
    super(message);
  }
}
