package io.shopfleet.sync;

/** The host's sink threw; the same records come again with the next run. */
final class SinkFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SinkFailedException(RuntimeException cause) {
    super(
        "The host's sink failed: " + cause.getClass().getSimpleName() + ": " + cause.getMessage(),
        cause);
  }
}
