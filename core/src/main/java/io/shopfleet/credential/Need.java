package io.shopfleet.credential;

import java.time.Instant;

/** What a credential needs before a request is sent with it. */
enum Need {
  /** Nothing: its token may be used. */
  NOTHING,
  /** Somebody should renew its token, and everybody may go on with it. */
  ADVISED,
  /** A token has to be obtained before anybody goes on. */
  TOKEN,
  /** A token is needed, but the last attempt failed and the next one is not due yet. */
  PATIENCE,
  /** As with {@link #PATIENCE}, but the token still lives, and is better than none. */
  LAST_RESORT,
  /** A person has to authorize it anew. */
  PERSON;

  static Need of(Credential credential, Instant now) {
    if (credential.renewal().state() == Renewal.State.NEEDS_REAUTH) {
      return PERSON;
    }
    boolean heldOff = heldOff(credential, now);
    AccessToken token = credential.accessToken();
    if (token == null || token.mandatory(now)) {
      if (!heldOff) {
        return TOKEN;
      }
      return survivable(credential, now) ? LAST_RESORT : PATIENCE;
    }
    return token.advisable(now) && !heldOff ? ADVISED : NOTHING;
  }

  /**
   * Whether the back-off of the last attempt still lasts. One that ends later than any can was
   * fixed by a clock that ran ahead; obeying it would leave the account dead until then.
   */
  static boolean heldOff(Credential credential, Instant now) {
    Instant notBefore = credential.renewal().notBefore();
    return notBefore != null
        && now.isBefore(notBefore)
        && !notBefore.isAfter(now.plus(RenewalPolicy.LONGEST_WAIT));
  }

  /** Whether its token still lives. */
  static boolean survivable(Credential credential, Instant now) {
    AccessToken token = credential.accessToken();
    return token != null && token.alive(now);
  }

  /** Whether somebody elsewhere may have got the token that nobody here gets. */
  boolean hopes() {
    return this == PATIENCE || this == LAST_RESORT;
  }

  /** Whether a request may be sent with the credential as it is. */
  boolean permitsUse() {
    return this == NOTHING || this == ADVISED || this == LAST_RESORT;
  }
}
