package io.shopfleet.sync;

/** The host's own code threw; the same records come again with the next run. */
final class SinkFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param what which code of the host's, and what it should have done
   */
  SinkFailedException(String what, RuntimeException cause) {
    super(what + ": " + cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
  }
}
