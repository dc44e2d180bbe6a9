package io.shopfleet.internal.http;

import java.time.Duration;

/**
 * How often and how long a request is repeated.
 *
 * @param attempts how many times it is sent at most, from 1
 * @param firstPause the longest pause before the second attempt; doubles with each further one
 * @param longestPause the pause never grows beyond, unless the marketplace asks for more
 * @param budget how long all attempts of a call with their pauses may take
 */
public record RetryPolicy(
    int attempts, Duration firstPause, Duration longestPause, Duration budget) {

  /** The figures that the TikTok Shop documentation of 2026 recommends, within two minutes. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(2));
}
