package io.shopfleet.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When tokens are renewed, and how failed renewals back off.
 *
 * @param advisory how long before its end one caller renews a token, at most a fifth of its
 *     lifetime
 * @param mandatory how long before its end everybody waits for the next one, at most a twentieth of
 *     its lifetime
 * @param assumedLifetime how long a token is trusted whose end the marketplace did not say
 * @param firstBackoff the wait after the first failure; doubles with each further one
 * @param maxBackoff the longest wait
 * @param lockWait how long to wait for the credential's lock
 * @param attempt how long an attempt may take beside that wait; after it nobody waits for it any
 *     more, and another caller tries
 */
public record RenewalPolicy(
    Duration advisory,
    Duration mandatory,
    Duration assumedLifetime,
    Duration firstBackoff,
    Duration maxBackoff,
    Duration lockWait,
    Duration attempt) {

  private static final int ADVISORY_SHARE = 5;
  private static final int MANDATORY_SHARE = 20;
  private static final double JITTER_SHARE = 0.1;

  /** Hours ahead rather than minutes, so that an outage of the token endpoint is survived. */
  public static final RenewalPolicy DEFAULT =
      new RenewalPolicy(
          Duration.ofHours(12),
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofSeconds(30),
          Duration.ofMinutes(15),
          Duration.ofSeconds(30),
          // A call to a marketplace may take a minute, and reading and saving some time on top.
          Duration.ofSeconds(90));

  /** Nobody waits longer, not even if the marketplace asks for it. */
  static final Duration LONGEST_WAIT = Duration.ofDays(1);

  /**
   * Fixes a token's instants. The advisory instant is drawn up to a tenth of its lead earlier, so
   * that tokens obtained together are not renewed together.
   *
   * @param expiresAt when it ends; null if unknown, and then {@link #assumedLifetime} is assumed
   * @param renewsEarly false where asking early brings the same token: both instants are then its
   *     end
   */
  public AccessToken schedule(
      Secret value,
      Instant now,
      @Nullable Instant expiresAt,
      boolean renewsEarly,
      RandomGenerator random) {
    Instant end = expiresAt == null ? now.plus(assumedLifetime) : expiresAt;
    if (!renewsEarly || !end.isAfter(now)) {
      return new AccessToken(value, expiresAt, end, end, now);
    }
    Duration lifetime = Duration.between(now, end);
    Duration lead = shorter(advisory, lifetime.dividedBy(ADVISORY_SHARE));
    Duration margin = shorter(mandatory, lifetime.dividedBy(MANDATORY_SHARE));
    long jitter = (long) (lead.toMillis() * JITTER_SHARE * random.nextDouble());
    return new AccessToken(
        value,
        expiresAt,
        end.minus(lead).minusMillis(jitter),
        end.minus(shorter(margin, lead)),
        now);
  }

  /**
   * What a fresh grant makes of a credential: its tokens are scheduled, and its renewal is healthy
   * again whatever happened before.
   *
   * @param renewsEarly as for {@link #schedule}
   */
  public Credential granted(
      Credential credential,
      TokenGrant grant,
      Instant now,
      boolean renewsEarly,
      RandomGenerator random) {
    AccessToken token = schedule(grant.accessToken(), now, grant.expiresAt(), renewsEarly, random);
    return grant.into(credential, token).withRenewal(Renewal.HEALTHY);
  }

  /**
   * The wait after a number of failures in a row: doubling, between half and the whole of the step,
   * never shorter than what the marketplace asked for, and never longer than a day.
   */
  public Duration backoff(int failures, @Nullable Duration asked, RandomGenerator random) {
    int doublings = Math.min(Math.max(failures - 1, 0), 30);
    Duration step = shorter(firstBackoff.multipliedBy(1L << doublings), maxBackoff);
    long half = step.toMillis() / 2;
    Duration drawn = Duration.ofMillis(half + (long) (half * random.nextDouble()));
    Duration wait = asked == null ? drawn : Collections.max(List.of(asked, drawn));
    return shorter(wait, LONGEST_WAIT);
  }

  /** How long one attempt and the wait before it may take together. */
  Duration flight() {
    return lockWait.plus(attempt);
  }

  private static Duration shorter(Duration a, Duration b) {
    return Collections.min(List.of(a, b));
  }
}
