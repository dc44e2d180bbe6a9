package io.shopfleet.credential;

import io.shopfleet.account.Account;

/**
 * How a marketplace renews a token. Implemented by marketplace modules and called by the {@link
 * TokenKeeper} alone, which holds the credential's lock meanwhile.
 */
public interface TokenEndpoint {

  /**
   * Makes exactly one call, without any repetition. Blocks up to the HTTP client's timeouts, of
   * which none exceeds a minute. Failures are outcomes, not exceptions.
   *
   * @param account on whose behalf, for its settings and for messages
   */
  RenewalOutcome renew(Account account, Credential credential);

  /**
   * Whether a token can be had before the present one ended. Where asking early brings the same
   * token again, the keeper waits for the end.
   */
  boolean renewsEarly();

  /**
   * Whether a renewal needs a refresh token that has not ended. Then the keeper does not ask
   * without one: it says at once that a person has to authorize the account anew. False where what
   * the credential holds for ever suffices, as a client id and its secret.
   */
  default boolean needsRefreshToken() {
    return true;
  }
}
