package io.shopfleet.credential;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One attempt under way in this process, for others to wait for. */
final class Flight {

  // A call to a marketplace may take a minute, and reading and saving some time on top.
  private static final Duration ATTEMPT = Duration.ofSeconds(90);

  private final CompletableFuture<Attempt> end = new CompletableFuture<>();

  void ended(Attempt attempt) {
    end.complete(attempt);
  }

  void broke(Throwable cause) {
    end.completeExceptionally(cause);
  }

  /**
   * Waits for the end.
   *
   * @param lockWait how long the flight itself may wait for the lock
   * @throws InterruptedException if the thread is interrupted before or while it waits
   * @throws ExecutionException if the attempt broke
   */
  Attempt await(Duration lockWait) throws InterruptedException, ExecutionException {
    try {
      return end.get(TimeUnit.NANOSECONDS.convert(lockWait.plus(ATTEMPT)), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Attempt.Busy();
    }
  }
}
