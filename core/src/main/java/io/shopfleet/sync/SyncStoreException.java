package io.shopfleet.sync;

import org.jspecify.annotations.Nullable;

/**
 * The storage of checkpoints, runs, watched orders or outgoing stock did not answer. Never means
 * that what was asked for is absent.
 */
public final class SyncStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param cause what the storage said; null if it said nothing
   */
  public SyncStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
