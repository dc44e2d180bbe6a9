package io.shopfleet.sync;

/**
 * A host's sink throws this when one record of a batch is not acceptable, and nothing of the batch
 * was stored, or storing it again does no harm. The engine parks the record with the reason and
 * hands the batch over again without it.
 */
public final class RecordRejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String recordId;

  /**
   * @param recordId the record's id, as in the batch
   * @param reason why the host cannot take it and what to do, without secrets
   */
  public RecordRejectedException(String recordId, String reason) {
    super(reason);
    this.recordId = recordId;
  }

  /** The record's id. */
  public String recordId() {
    return recordId;
  }

  /** Why the host cannot take it. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
