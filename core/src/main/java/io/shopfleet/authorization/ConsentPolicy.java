package io.shopfleet.authorization;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How sellers are sent to consent pages.
 *
 * @param expiry how long a begun authorization waits for its seller, at least a millisecond
 * @param random draws what nobody may guess; must be unpredictable and safe for concurrent use
 */
public record ConsentPolicy(Duration expiry, RandomGenerator random) {

  /** As long as the codes of TikTok Shop live. */
  public static final Duration DEFAULT_EXPIRY = Duration.ofMinutes(30);

  /**
   * @throws IllegalArgumentException if the time is shorter than a millisecond
   */
  public ConsentPolicy {
    if (expiry.toMillis() < 1) {
      throw new IllegalArgumentException(
          "An authorization must wait at least a millisecond for its seller, not " + expiry);
    }
  }
}
