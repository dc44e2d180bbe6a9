package io.shopfleet.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One attempt under way in this process, for others to wait for.
 *
 * <p>An attempt whose store or marketplace never returns must not hold the others for ever: it is
 * overdue after a while, and somebody else may try. That is safe, for the credential's lock and the
 * versioned save stand between the two.
 */
final class Flight {

  private final CompletableFuture<Attempt> end = new CompletableFuture<>();
  private final Instant began;
  private final Duration limit;

  /**
   * @param began when the attempt began
   * @param limit how long it may take
   */
  Flight(Instant began, Duration limit) {
    this.began = began;
    this.limit = limit;
  }

  void ended(Attempt attempt) {
    end.complete(attempt);
  }

  void broke(Throwable cause) {
    end.completeExceptionally(cause);
  }

  /** Whether nobody should wait for it any more. */
  boolean overdue(Instant now) {
    return !now.isBefore(began.plus(limit));
  }

  /**
   * Waits for the end; Abandoned if it does not come within the limit.
   *
   * @throws InterruptedException if the thread is interrupted before or while it waits
   * @throws ExecutionException if the attempt broke
   */
  Attempt await() throws InterruptedException, ExecutionException {
    try {
      return end.get(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Attempt.Abandoned(null);
    }
  }
}
