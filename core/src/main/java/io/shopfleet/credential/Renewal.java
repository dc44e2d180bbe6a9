package io.shopfleet.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the renewal of a credential stands. Stored with the credential, so that a restart neither
 * hammers the marketplace nor forgets that a person has to act.
 *
 * @param state how it stands
 * @param failures failed attempts since the last success
 * @param notBefore no attempt before this instant; null if one may be made at once
 * @param reason the last failure, without secrets; null after a success
 */
public record Renewal(
    State state, int failures, @Nullable Instant notBefore, @Nullable String reason) {

  /** After a success, and at the start. */
  public static final Renewal HEALTHY = new Renewal(State.HEALTHY, 0, null, null);

  /** The states of a renewal. */
  public enum State {
    /** The last attempt succeeded, or none was needed yet. */
    HEALTHY,
    /** The last attempt failed in a way that may pass. */
    BACKING_OFF,
    /** The answer to the last attempt was lost; the refresh token may be consumed. */
    OUTCOME_UNKNOWN,
    /** The marketplace refused; nobody asks again until the account is authorized anew. */
    NEEDS_REAUTH
  }
}
