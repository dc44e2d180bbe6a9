package io.shopfleet.sync;

/**
 * The storage of checkpoints, runs or watched orders did not answer. Never means that what was
 * asked for is absent.
 */
public final class SyncStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SyncStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
