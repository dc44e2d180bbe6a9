package io.shopfleet.testkit.contract;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads are about to bring about, as long as it takes and no longer. */
final class Eventually {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(5);

  private Eventually() {}

  /** Returns as soon as it holds; fails the test if it does not within two minutes. */
  static void holds(String what, BooleanSupplier condition) {
    holds(what, PATIENCE, condition);
  }

  /** Returns as soon as it holds; fails the test if it does not within its time. */
  static void holds(String what, Duration patience, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("Waited in vain for " + patience + ": " + what);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
