package io.shopfleet.sync;

/** The storage of checkpoints did not answer. Never means that a checkpoint is absent. */
public final class CheckpointStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CheckpointStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
