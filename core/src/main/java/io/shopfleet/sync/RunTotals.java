package io.shopfleet.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The counters that operators know, derived from run records and never kept on the account itself.
 *
 * @param syncCount runs so far
 * @param errorCount failed runs so far; one that was told to end did not fail
 * @param consecutiveErrors failed runs since the last good one
 * @param lastAttemptAt when the last run ended; null before the first
 * @param lastSuccessAt when the last good run ended; null before the first
 * @param lastError the last failure's message; null if no run failed since the last good one
 */
public record RunTotals(
    long syncCount,
    long errorCount,
    int consecutiveErrors,
    @Nullable Instant lastAttemptAt,
    @Nullable Instant lastSuccessAt,
    @Nullable String lastError) {

  /** Before the first run. */
  public static final RunTotals NONE = new RunTotals(0, 0, 0, null, null, null);

  /** These totals and one more run. */
  public RunTotals plus(SyncRun run) {
    if (run.succeeded()) {
      return new RunTotals(syncCount + 1, errorCount, 0, run.finishedAt(), run.finishedAt(), null);
    }
    if (run.outcome() != SyncRun.Outcome.FAILED) {
      return new RunTotals(
          syncCount + 1, errorCount, consecutiveErrors, run.finishedAt(), lastSuccessAt, lastError);
    }
    String message = run.firstFailure().map(StreamFailure::message).orElse(null);
    return new RunTotals(
        syncCount + 1,
        errorCount + 1,
        consecutiveErrors + 1,
        run.finishedAt(),
        lastSuccessAt,
        message);
  }
}
