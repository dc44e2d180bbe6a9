package io.shopfleet.internal.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shopfleet.platform.CallSpec.Priority;
import io.shopfleet.platform.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The gates of all keys. A gate that nobody used for a while is forgotten, so that ten thousand
 * accounts do not keep ten thousand gates alive. Safe for concurrent use.
 */
public final class Limiter {

  private static final int MOST_GATES = 50_000;
  private static final Duration FORGET_AFTER = Duration.ofMinutes(30);

  private final Clock clock;
  private final Sleeper sleeper;
  private final Cache<LimitKey, Gate> gates =
      Caffeine.newBuilder().maximumSize(MOST_GATES).expireAfterAccess(FORGET_AFTER).build();

  public Limiter(Clock clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Blocks until the key's gate lets a request through. Whoever is interactive goes before all who
   * are not.
   *
   * @return false, without a permit, if that would take longer than until the deadline
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public boolean acquire(LimitKey key, LimitPolicy policy, Priority priority, Instant deadline)
      throws InterruptedException {
    Gate gate = gates.get(key, unused -> new Gate(policy));
    if (priority == Priority.BACKGROUND) {
      return pass(gate, priority, deadline);
    }
    gate.personArrives();
    try {
      return pass(gate, priority, deadline);
    } finally {
      gate.personLeaves();
    }
  }

  private boolean pass(Gate gate, Priority priority, Instant deadline) throws InterruptedException {
    while (true) {
      Instant now = clock.instant();
      Duration pause = gate.tryPass(priority, now);
      if (pause.isZero()) {
        return true;
      }
      if (now.plus(pause).isAfter(deadline)) {
        return false;
      }
      sleeper.sleep(pause);
    }
  }

  /** Tells the key's gate that the marketplace took a request. */
  public void succeeded(LimitKey key) {
    Gate gate = gates.getIfPresent(key);
    if (gate != null) {
      gate.succeeded();
    }
  }

  /** Closes the key's gate, and no other, for a while. */
  public void refused(LimitKey key, Duration pause) {
    Gate gate = gates.getIfPresent(key);
    if (gate != null) {
      gate.refused(clock.instant(), pause);
    }
  }
}
