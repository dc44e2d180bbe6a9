package io.shopfleet.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * From when on a keeper warns of what comes to an end.
 *
 * @param token how long before the end of a token that nothing can renew, at most a fifth of its
 *     lifetime where that is known
 * @param authorization how long before the end of an authorization
 * @param repeat how long one process does not repeat a warning that still holds
 */
public record WarningPolicy(Duration token, Duration authorization, Duration repeat) {

  private static final int TOKEN_SHARE = 5;

  /** Seven days for a token, thirty for an authorization, repeated once a day. */
  public static final WarningPolicy DEFAULT =
      new WarningPolicy(Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(1));

  /** Whether a token that nothing can renew has so little left that a person should know. */
  boolean runsOut(AccessToken token, Instant now) {
    Instant obtainedAt = token.obtainedAt();
    Duration notice = this.token;
    if (obtainedAt != null) {
      Duration share = Duration.between(obtainedAt, token.endsAt()).dividedBy(TOKEN_SHARE);
      notice = Collections.min(List.of(share, notice));
    }
    return now.isAfter(token.endsAt().minus(notice));
  }
}
