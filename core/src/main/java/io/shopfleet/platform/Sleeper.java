package io.shopfleet.platform;

import java.time.Duration;

/** How the library waits; replaced in tests and by hosts with their own notion of time. */
@FunctionalInterface
public interface Sleeper {

  /** Really waits, on the calling thread. */
  Sleeper THREAD =
      duration -> Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);

  /**
   * Blocks the calling thread.
   *
   * @throws InterruptedException if the thread is interrupted before or while it waits
   */
  void sleep(Duration duration) throws InterruptedException;
}
