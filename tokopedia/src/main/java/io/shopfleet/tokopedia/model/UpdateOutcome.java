package io.shopfleet.tokopedia.model;

import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a stock or price update.
 *
 * @param key the product, named as it was in the update
 * @param accepted whether Tokopedia took it
 * @param code {@code ERR_TOO_MANY_REQUEST} or the error code of the whole call; null if accepted or
 *     untold
 * @param message the reason; null if accepted
 * @param retryable whether the same row may be taken later
 */
public record UpdateOutcome(
    ProductKey key,
    boolean accepted,
    @Nullable String code,
    @Nullable String message,
    boolean retryable) {

  /** A row that was taken. */
  public static UpdateOutcome accepted(ProductKey key) {
    return new UpdateOutcome(key, true, null, null, false);
  }

  /** A row that was not. */
  public static UpdateOutcome refused(
      ProductKey key, @Nullable String code, String message, boolean retryable) {
    return new UpdateOutcome(key, false, code, message, retryable);
  }
}
