package io.shopfleet.internal.http;

import io.shopfleet.platform.CallSpec.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The limit of one key: spaces requests by the generic cell rate algorithm, at a rate that learns
 * from what the marketplace says. Never blocks; it tells how long to wait.
 */
final class Gate {

  private static final double RECOVERY_SHARE = 0.02;

  private final ReentrantLock lock = new ReentrantLock();
  private final LimitPolicy policy;
  private double rate;
  private Instant nextDue = Instant.MIN;
  private Instant closedUntil = Instant.MIN;
  private int waitingPeople;

  Gate(LimitPolicy policy) {
    this.policy = policy;
    this.rate = policy.start();
  }

  /**
   * Takes a permit and returns zero, or takes none and returns how long to wait before asking
   * again.
   */
  Duration tryPass(Priority priority, Instant now) {
    lock.lock();
    try {
      if (now.isBefore(closedUntil)) {
        return Duration.between(now, closedUntil);
      }
      Duration spacing = spacing();
      if (priority == Priority.BACKGROUND && waitingPeople > 0) {
        return spacing;
      }
      Instant due = nextDue.isAfter(now) ? nextDue : now;
      Instant earliest = due.minus(spacing.multipliedBy(policy.burst() - 1L));
      if (now.isBefore(earliest)) {
        return Duration.between(now, earliest);
      }
      nextDue = due.plus(spacing);
      return Duration.ZERO;
    } finally {
      lock.unlock();
    }
  }

  void personArrives() {
    changeWaitingPeople(1);
  }

  void personLeaves() {
    changeWaitingPeople(-1);
  }

  /** The marketplace took a request: go a little faster. */
  void succeeded() {
    lock.lock();
    try {
      rate = Math.min(policy.most(), rate + policy.start() * RECOVERY_SHARE);
    } finally {
      lock.unlock();
    }
  }

  /** The marketplace said "too many": nobody passes for a while, and then half as fast. */
  void refused(Instant now, Duration pause) {
    lock.lock();
    try {
      Instant until = now.plus(pause);
      // Requests that were under way together are refused together; they count as one signal.
      if (!now.isBefore(closedUntil)) {
        rate = Math.max(policy.least(), rate / 2);
      }
      if (until.isAfter(closedUntil)) {
        closedUntil = until;
      }
      // The pause is no quiet time that earns a burst: everybody waited for this moment.
      Instant spent = closedUntil.plus(spacing().multipliedBy(policy.burst() - 1L));
      if (spent.isAfter(nextDue)) {
        nextDue = spent;
      }
    } finally {
      lock.unlock();
    }
  }

  private Duration spacing() {
    return Duration.ofNanos((long) (1_000_000_000L / rate));
  }

  private void changeWaitingPeople(int by) {
    lock.lock();
    try {
      waitingPeople += by;
    } finally {
      lock.unlock();
    }
  }
}
