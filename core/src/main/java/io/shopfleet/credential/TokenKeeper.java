package io.shopfleet.credential;

import io.shopfleet.account.Account;

/**
 * Hands out credentials whose access token works, and renews tokens so that nobody else has to
 * think of it. Safe for concurrent use; its methods may block on the store, on another caller's
 * renewal and on one call to the marketplace.
 */
public interface TokenKeeper {

  /**
   * The account's credential with an access token that may be used now.
   *
   * @throws io.shopfleet.failure.MarketplaceException AUTH_REJECTED if the account names no
   *     credential, the credential is absent, or a person has to authorize the account anew;
   *     TRANSIENT if a new token is needed and cannot be had at the moment, or the thread is
   *     interrupted while it waits for one; UNKNOWN if the attempt it waited for broke
   * @throws CredentialStoreException if the store does not answer, or did not save a renewed token
   */
  Credential current(Account account);

  /**
   * The account's credential after the marketplace refused a token. Renews only if the refused
   * token is still the present one; else somebody was faster and the present one is returned.
   *
   * @param refused the token that the refused request was sent with
   * @throws io.shopfleet.failure.MarketplaceException as for {@link #current}; also AUTH_REJECTED
   *     if the marketplace gives the refused token again, and TRANSIENT as long as the back-off of
   *     a failed renewal lasts
   * @throws CredentialStoreException as for {@link #current}
   */
  Credential afterRefusal(Account account, Secret refused);
}
