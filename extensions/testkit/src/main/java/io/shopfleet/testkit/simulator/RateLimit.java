package io.shopfleet.testkit.simulator;

import java.time.Duration;

/**
 * How many requests an operation takes from one shop in a span of time.
 *
 * @param permits how many, at least 1
 * @param window the span, counted from the first request in it
 */
public record RateLimit(int permits, Duration window) {

  /** Refuses limits that mean nothing. */
  public RateLimit {
    if (permits < 1 || window.isZero() || window.isNegative()) {
      throw new IllegalArgumentException(
          "A limit needs at least 1 permit and a positive window: " + permits + " in " + window);
    }
  }

  /**
   * A limit for each second.
   *
   * @param permits how many requests
   * @return the limit
   */
  public static RateLimit perSecond(int permits) {
    return new RateLimit(permits, Duration.ofSeconds(1));
  }

  /**
   * A limit for each hour, such as that of a development shop.
   *
   * @param permits how many requests
   * @return the limit
   */
  public static RateLimit perHour(int permits) {
    return new RateLimit(permits, Duration.ofHours(1));
  }
}
