package io.shopfleet.testkit.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The faults that lie in wait at one simulator. A request is hit by at most one of them: the one
 * added first among those that match. Safe for use by many threads.
 */
public final class Faults {
  private final Clock clock;
  private final List<Armed> armed = new CopyOnWriteArrayList<>();

  /**
   * An empty set of faults.
   *
   * @param clock tells when a fault with a limited life ends
   */
  public Faults(Clock clock) {
    this.clock = clock;
  }

  /**
   * Adds a fault.
   *
   * @param rule what strikes, where and how often
   * @return the fault as it lies in wait, to ask for its hits or to remove it
   */
  public Armed add(FaultRule rule) {
    Duration duration = rule.duration();
    Armed added = new Armed(rule, duration == null ? null : clock.instant().plus(duration));
    armed.add(added);
    return added;
  }

  /**
   * Lets a fault strike the next request, whichever it is.
   *
   * @param fault what happens
   * @return the fault as it lies in wait
   */
  public Armed next(Fault fault) {
    return add(fault.times(1));
  }

  /**
   * Makes one shop unreachable for a while: every request answers HTTP 503 without an envelope.
   *
   * @param shop the id of the shop
   * @param span how long on the simulator's clock
   * @return the fault as it lies in wait
   */
  public Armed deadShop(String shop, Duration span) {
    return add(Fault.htmlPage(503).forShop(shop).lasting(span));
  }

  /** Removes all faults. */
  public void clear() {
    armed.clear();
  }

  Optional<Fault> strike(Exchange exchange) {
    for (Armed candidate : armed) {
      if (candidate.strikes(exchange)) {
        return Optional.of(candidate.rule.fault());
      }
    }
    return Optional.empty();
  }

  /** A fault that lies in wait, or did. */
  public final class Armed {
    private final FaultRule rule;
    private final @Nullable Instant end;
    private final AtomicInteger matches = new AtomicInteger();

    private Armed(FaultRule rule, @Nullable Instant end) {
      this.rule = rule;
      this.end = end;
    }

    /** How many requests it has hit so far. */
    public int hits() {
      return Math.max(0, Math.min(matches.get() - rule.skip(), rule.times()));
    }

    /** Takes the fault away. Requests that it holds already are not released by this. */
    public void remove() {
      armed.remove(this);
    }

    private boolean strikes(Exchange exchange) {
      if ((end != null && !clock.instant().isBefore(end)) || !rule.matcher().test(exchange)) {
        return false;
      }
      long number = matches.updateAndGet(count -> count == Integer.MAX_VALUE ? count : count + 1);
      if (number >= (long) rule.skip() + rule.times() && rule.times() < Integer.MAX_VALUE) {
        armed.remove(this);
      }
      return number > rule.skip()
          && (rule.times() == Integer.MAX_VALUE || number <= (long) rule.skip() + rule.times());
    }
  }
}
