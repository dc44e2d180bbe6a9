package io.shopfleet.credential;

import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.event.FleetEvent;
import java.util.Optional;

/**
 * Hands out credentials whose access token works, and renews tokens so that nobody else has to
 * think of it. Safe for concurrent use; its methods may block on the store, on another caller's
 * renewal and on one call to the marketplace.
 *
 * <p>The fleet's listener hears of it:
 *
 * <ul>
 *   <li>{@link FleetEvent.TokenRenewed}: new tokens are saved; once per renewal.
 *   <li>{@link FleetEvent.TokenRenewalFailed}: an attempt failed; once per attempt.
 *   <li>{@link FleetEvent.ReauthorizationNeeded}: a person has to authorize anew; once per loss in
 *       the whole cluster, by whoever saved that state.
 *   <li>{@link FleetEvent.TokenWillNotRenew} and {@link FleetEvent.AuthorizationEnding}: something
 *       comes to its end; when that becomes true, noticed by an attempt to renew or by {@link
 *       #tend}. What was said is remembered in memory, and forgotten when it is no longer true: so
 *       a process says it once, repeats it once a day while it lasts, and says it anew after a
 *       restart; several processes each say it.
 * </ul>
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

  /**
   * The account's credential if its token is another one than the marketplace refused, and may be
   * used. Waits for the end of a renewal that is under way anywhere, and never asks the marketplace
   * itself: for a refusal that no renewal heals, but which may be that of a token that died with
   * its renewal.
   *
   * @param refused the token that the refused request was sent with
   * @throws io.shopfleet.failure.MarketplaceException AUTH_REJECTED if the account names no
   *     credential or the credential is absent; TRANSIENT if the thread is interrupted
   * @throws CredentialStoreException if the store does not answer
   */
  Optional<Credential> replacement(Account account, Secret refused);

  /**
   * Looks after an account that perhaps nobody uses: saves an answer that waits to be saved, renews
   * the token if that is due, and warns of what comes to an end. Reads the store. Does nothing for
   * an account without a credential, and asks nothing where a back-off lasts or a person has to
   * act.
   *
   * @throws io.shopfleet.failure.MarketplaceException as for {@link #current}; the listener was
   *     told of a renewal that did not succeed
   * @throws CredentialStoreException as for {@link #current}; the listener was told
   */
  void tend(Account account);

  /**
   * Forgets what is known of a credential, so that its next use reads the store. For whoever saved
   * or erased it by another way than this keeper, a re-authorization for example. Answers of a
   * marketplace that wait to be saved are not forgotten. What an attempt that began before brings
   * is not remembered, and nobody who asks later waits for it. Returns at once.
   */
  void forget(CredentialId id);
}
