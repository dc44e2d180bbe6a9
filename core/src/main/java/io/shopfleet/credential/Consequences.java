package io.shopfleet.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the marketplace's answer makes of a credential. */
final class Consequences {

  private final RenewalPolicy policy;
  private final Clock clock;
  private final RandomGenerator random;

  Consequences(RenewalPolicy policy, Clock clock, RandomGenerator random) {
    this.policy = policy;
    this.clock = clock;
    this.random = random;
  }

  /**
   * The change to make. It can be made later too, to a credential that got other parameters
   * meanwhile.
   *
   * @param asked the credential that the marketplace was asked with
   */
  UnaryOperator<Credential> of(RenewalOutcome outcome, Credential asked, boolean renewsEarly) {
    // A switch over patterns needs a newer Java than ours.
    if (outcome instanceof RenewalOutcome.Granted granted) {
      return granted(granted.grant(), asked, renewsEarly);
    }
    Renewal renewal;
    if (outcome instanceof RenewalOutcome.Refused refused) {
      renewal = refused(refused, asked);
    } else if (outcome instanceof RenewalOutcome.NotProcessed failure) {
      // An answer that was lost earlier stays lost, whatever happens to later attempts.
      Renewal.State state =
          answerWasLost(asked) ? Renewal.State.OUTCOME_UNKNOWN : Renewal.State.BACKING_OFF;
      renewal = backingOff(asked, state, failure.reason(), failure.retryAfter());
    } else {
      String reason = ((RenewalOutcome.Unknown) outcome).reason();
      renewal = backingOff(asked, Renewal.State.OUTCOME_UNKNOWN, reason, null);
    }
    return credential -> credential.withRenewal(renewal);
  }

  private UnaryOperator<Credential> granted(
      TokenGrant grant, Credential asked, boolean renewsEarly) {
    Instant now = clock.instant();
    AccessToken token =
        policy.schedule(grant.accessToken(), now, grant.expiresAt(), renewsEarly, random);
    Renewal renewal =
        token.mandatory(now)
            ? backingOff(
                asked,
                Renewal.State.BACKING_OFF,
                "the marketplace gave a token that has already ended",
                null)
            : Renewal.HEALTHY;
    return credential -> grant.into(credential, token).withRenewal(renewal);
  }

  private static Renewal refused(RenewalOutcome.Refused refused, Credential asked) {
    String code = refused.code();
    String said = code == null ? refused.reason() : code + ": " + refused.reason();
    String reason =
        answerWasLost(asked)
            ? "the answer to an earlier renewal was lost, and now the marketplace refuses ("
                + said
                + "); the refresh token was probably consumed"
            : said;
    int failures = asked.renewal().failures() + 1;
    return new Renewal(Renewal.State.NEEDS_REAUTH, failures, null, asked.masked(reason));
  }

  private Renewal backingOff(
      Credential asked, Renewal.State state, String reason, @Nullable Duration retryAfter) {
    int failures = asked.renewal().failures() + 1;
    Instant notBefore = clock.instant().plus(policy.backoff(failures, retryAfter, random));
    return new Renewal(state, failures, wholeMillis(notBefore), asked.masked(reason));
  }

  // What stores keep at least: read again, it is the same instant. Never earlier than asked for.
  private static Instant wholeMillis(Instant exact) {
    Instant whole = exact.truncatedTo(ChronoUnit.MILLIS);
    return whole.equals(exact) ? exact : whole.plusMillis(1);
  }

  private static boolean answerWasLost(Credential credential) {
    return credential.renewal().state() == Renewal.State.OUTCOME_UNKNOWN;
  }
}
