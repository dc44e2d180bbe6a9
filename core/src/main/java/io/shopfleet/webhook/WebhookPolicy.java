package io.shopfleet.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What webhooks may be, and how patiently they are followed. Each node has its own; nodes that
 * share an inbox should have the same.
 *
 * @param bodyLimit the longest body that is looked at, in bytes
 * @param lateness how long after the signed time a delivery is still taken; longer than the
 *     marketplace goes on sending it again
 * @param earliness how far ahead of our clock the signed time may be
 * @param untimed how long a delivery whose signature covers no time is recognised when it comes
 *     again. Such a body says nothing that tells a second event from a replay, so from then on the
 *     same content counts as new
 * @param lease how long one node has to read again what it took, before another may
 * @param firstPause the pause after a reading that failed; it doubles with every further failure
 * @param longestPause the longest such pause
 * @param patience how long after its arrival a notice is given up whose reading keeps failing
 */
public record WebhookPolicy(
    int bodyLimit,
    Duration lateness,
    Duration earliness,
    Duration untimed,
    Duration lease,
    Duration firstPause,
    Duration longestPause,
    Duration patience) {

  /**
   * 256 KiB; 24 hours late, for TikTok Shop sends again for almost 16; 5 minutes early; untimed
   * ones recognised for 10 minutes; a lease of 10 minutes; pauses from 1 minute to 1 hour for a
   * day.
   */
  public static final WebhookPolicy DEFAULT =
      new WebhookPolicy(
          256 * 1024,
          Duration.ofHours(24),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Duration.ofDays(1));

  /** Nodes whose clocks differ by less than this agree on what is a replay. */
  private static final Duration MARGIN = Duration.ofHours(1);

  /**
   * @throws IllegalArgumentException if the limit, the lease or a pause is not above zero, or
   *     another length is negative
   */
  public WebhookPolicy {
    if (bodyLimit < 1) {
      throw new IllegalArgumentException("A body needs at least one byte, not " + bodyLimit);
    }
    checkPositive("lease", lease);
    checkPositive("firstPause", firstPause);
    checkPositive("longestPause", longestPause);
    checkNotNegative("lateness", lateness);
    checkNotNegative("earliness", earliness);
    checkNotNegative("untimed", untimed);
    checkNotNegative("patience", patience);
  }

  /** This policy with another limit of the body. */
  public WebhookPolicy withBodyLimit(int bytes) {
    return new WebhookPolicy(
        bytes, lateness, earliness, untimed, lease, firstPause, longestPause, patience);
  }

  /** This policy with another tolerance of signed times. */
  public WebhookPolicy withTolerance(Duration late, Duration early) {
    return new WebhookPolicy(
        bodyLimit, late, early, untimed, lease, firstPause, longestPause, patience);
  }

  /** Whether a signed time is neither too old nor too far ahead; both borders count as in time. */
  boolean inTime(@Nullable Instant signedAt, Instant now) {
    return signedAt == null
        || !(signedAt.isBefore(now.minus(lateness)) || signedAt.isAfter(now.plus(earliness)));
  }

  /** Until when a delivery that is taken now has to be recognised when it comes again. */
  Instant keepUntil(@Nullable Instant signedAt, Instant now) {
    return signedAt == null ? now.plus(untimed) : signedAt.plus(lateness).plus(MARGIN);
  }

  /** When a notice is tried again; null if it is to be given up. */
  @Nullable Instant nextAttempt(Instant receivedAt, int failures, Instant now) {
    if (!now.isBefore(receivedAt.plus(patience))) {
      return null;
    }
    Duration pause = firstPause;
    for (int i = 1; i < failures && pause.compareTo(longestPause) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return now.plus(pause.compareTo(longestPause) < 0 ? pause : longestPause);
  }

  private static void checkPositive(String what, Duration length) {
    if (length.isZero() || length.isNegative()) {
      throw new IllegalArgumentException(what + " must be longer than zero, not " + length);
    }
  }

  private static void checkNotNegative(String what, Duration length) {
    if (length.isNegative()) {
      throw new IllegalArgumentException(what + " must not be negative, but was " + length);
    }
  }
}
