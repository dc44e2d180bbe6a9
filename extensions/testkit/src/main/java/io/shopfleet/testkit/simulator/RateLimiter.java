package io.shopfleet.testkit.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The rate limits of a simulator, counted for each pair of operation and shop (for each pair of
 * operation and principal where a request names no shop). Without a limit everything passes. Safe
 * for use by many threads.
 */
public final class RateLimiter {
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final Map<String, Window> windows = new ConcurrentHashMap<>();
  private volatile Clock clock;

  RateLimiter(Clock clock) {
    this.clock = clock;
  }

  /**
   * Limits every operation.
   *
   * @param limit how many requests in which time
   */
  public void limit(RateLimit limit) {
    limit("", limit);
  }

  /**
   * Limits some operations. The limit set last among those that match holds.
   *
   * @param operation a text that the name of the operation contains
   * @param limit how many requests in which time
   */
  public void limit(String operation, RateLimit limit) {
    rules.add(0, new Rule(operation, limit));
    windows.clear();
  }

  /** Takes all limits away. */
  public void unlimited() {
    rules.clear();
    windows.clear();
  }

  /**
   * Counts by another clock than the simulator's, such as the system's while the virtual one stands
   * still.
   *
   * @param other the clock
   */
  public void countBy(Clock other) {
    clock = other;
    windows.clear();
  }

  /** How long the request must wait; empty when it may pass, which takes a permit. */
  Optional<Duration> refusal(Exchange exchange) {
    for (Rule rule : rules) {
      if (exchange.operation().contains(rule.operation)) {
        return take(key(exchange), rule.limit);
      }
    }
    return Optional.empty();
  }

  private Optional<Duration> take(String key, RateLimit limit) {
    Instant now = clock.instant();
    Window window =
        windows.compute(
            key,
            (ignored, current) ->
                current == null || !now.isBefore(current.end)
                    ? new Window(now.plus(limit.window()), 1)
                    : new Window(current.end, Math.min(current.used + 1, limit.permits() + 1)));
    return window.used <= limit.permits()
        ? Optional.empty()
        : Optional.of(Duration.between(now, window.end));
  }

  private static String key(Exchange exchange) {
    @Nullable String who = exchange.shop() == null ? exchange.principal() : exchange.shop();
    return exchange.operation() + " " + who;
  }

  private record Rule(String operation, RateLimit limit) {}

  private record Window(Instant end, int used) {}
}
