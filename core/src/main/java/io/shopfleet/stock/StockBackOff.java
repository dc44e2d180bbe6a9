package io.shopfleet.stock;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long stock that a marketplace did not take waits for its next attempt, with full jitter.
 *
 * @param first the longest pause after the first attempt; doubles with each further one
 * @param longest the pause never grows beyond, unless the marketplace asks for more
 */
record StockBackOff(Duration first, Duration longest) {

  static final StockBackOff DEFAULT =
      new StockBackOff(Duration.ofSeconds(5), Duration.ofMinutes(5));

  /**
   * @param attempts how many failed before this one, from 0
   * @param asked what the marketplace asks to wait at least
   */
  Duration pause(int attempts, Duration asked, RandomGenerator random) {
    int doublings = Math.min(attempts, 20);
    long step = Math.min(first.toMillis() << doublings, longest.toMillis());
    return asked.plusMillis((long) (step * random.nextDouble()));
  }
}
