package io.shopfleet.jdbc.internal.record;

/** A record that its table cannot hold. The message says why, without what stands in the record. */
public final class UnfitRecordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfitRecordException(String reason) {
    super(reason);
  }

  /** Why not. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
