package io.shopfleet.jdbc.internal.lock;

import io.shopfleet.account.CredentialId;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One gate per credential for the threads of this process, passed in the order of arrival, so that
 * one of them at a time asks the database. A gate at which nobody stands is forgotten.
 */
final class Gates {

  private final ConcurrentMap<CredentialId, Gate> gates = new ConcurrentHashMap<>();

  private record Gate(ReentrantLock lock, int users) {

    static Gate with(@Nullable Gate present, int change) {
      ReentrantLock lock = present == null ? new ReentrantLock(true) : present.lock;
      return new Gate(lock, (present == null ? 0 : present.users) + change);
    }
  }

  /**
   * Runs an action alone behind its gate.
   *
   * @return the action's result; null if the gate did not open in time
   * @throws IllegalStateException if this thread is behind the gate already
   * @throws InterruptedException if the thread is interrupted before the gate opens
   */
  <T> @Nullable T behind(CredentialId id, Duration maxWait, Interruptible<T> action)
      throws InterruptedException {
    Gate gate = Objects.requireNonNull(gates.compute(id, (key, now) -> Gate.with(now, 1)));
    try {
      return behind(id, gate.lock(), maxWait, action);
    } finally {
      gates.computeIfPresent(id, (key, now) -> now.users() == 1 ? null : Gate.with(now, -1));
    }
  }

  private static <T> @Nullable T behind(
      CredentialId id, ReentrantLock lock, Duration maxWait, Interruptible<T> action)
      throws InterruptedException {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          "This thread already works on credential " + id + " exclusively; finish that first");
    }
    if (!lock.tryLock(TimeUnit.NANOSECONDS.convert(maxWait), TimeUnit.NANOSECONDS)) {
      return null;
    }
    try {
      return action.run();
    } finally {
      lock.unlock();
    }
  }

  /** What may be interrupted while it waits. */
  @FunctionalInterface
  interface Interruptible<T> {

    @Nullable T run() throws InterruptedException;
  }
}
