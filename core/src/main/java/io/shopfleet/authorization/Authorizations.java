package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.event.FleetListener;
import io.shopfleet.platform.PlatformDirectory;
import io.shopfleet.sync.ConnectionObserver;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The door through which shops come in and leave. Where a marketplace has a consent page, {@link
 * #begin} gives its address and {@link #complete} takes what the seller brings back; elsewhere
 * {@link #connect} takes what the operator enters.
 *
 * <p>Safe for concurrent use, also by several nodes that share their stores. Methods block on the
 * stores and on calls to the marketplace, and throw the stores' exceptions when those do not
 * answer. No exception and no event holds a secret.
 */
public final class Authorizations {

  private final AccountChanges accounts;
  private final Apps apps;
  private final Consents consents;
  private final EnteredShops entered;
  private final ConnectionTests tests;
  private final ConnectionObserver observer;
  private final Departures departures;

  /** For the fleet's builder. */
  public Authorizations(
      PlatformDirectory platforms,
      FleetStores stores,
      FleetTokens tokens,
      ConsentPolicy policy,
      FleetListener listener,
      Clock clock) {
    FleetListener told = FleetListener.shielded(listener);
    CredentialChanges credentials =
        new CredentialChanges(stores.credentials(), tokens.keeper(), tokens.policy().lockWait());
    accounts = new AccountChanges(stores.accounts(), told, clock);
    UnusedCredentials unused = new UnusedCredentials(credentials, accounts);
    SignedStates states = new SignedStates(stores.credentials(), policy.random());
    GrantedShops shops =
        new GrantedShops(
            platforms,
            credentials,
            accounts,
            new GrantedTokens(credentials, unused),
            unused,
            told,
            clock);
    apps = new Apps(platforms, stores.credentials(), credentials, accounts);
    consents =
        new Consents(
            platforms,
            stores.pending(),
            states,
            policy.expiry(),
            credentials,
            accounts,
            tokens,
            shops,
            clock);
    tests = new ConnectionTests(platforms, credentials, clock);
    entered =
        new EnteredShops(platforms, states, credentials, accounts, unused, tests, told, clock);
    observer = new ConnectionObserver(stores.accounts(), told, clock);
    departures = new Departures(stores, accounts, unused, told, clock);
  }

  /**
   * Stores an app for {@link #begin}, or changes it. What sellers granted to it before follows a
   * changed secret, as far as accounts use it; if that fails half way, save it again.
   *
   * @param id a name of the host's choice
   * @param fields the app's fields of the platform's form, by name; trimmed, blank ones are left
   *     out
   * @throws AuthorizationException UNKNOWN_FIELD, MISSING_FIELD, or NOT_AN_APP if something else is
   *     stored under that id
   * @throws io.shopfleet.account.UnknownPlatformException if the platform is not part of the fleet
   */
  public void saveApp(CredentialId id, PlatformId platform, Map<String, String> fields) {
    apps.save(id, platform, fields);
  }

  /**
   * Begins an authorization.
   *
   * @return the address to which the seller has to be sent; it holds the state and nothing secret
   * @throws AuthorizationException NO_CONSENT_PAGE, APP_UNKNOWN, or OTHER_OWNER if the account to
   *     authorize anew is not the request's
   * @throws io.shopfleet.account.AccountNotFoundException if that account is unknown or archived
   * @throws io.shopfleet.failure.MarketplaceException INVALID_REQUEST if the app lacks something
   *     that the page needs
   */
  public URI begin(AuthorizationRequest request) {
    return consents.begin(request);
  }

  /**
   * Begins the authorization of an account anew, with the app and the market that it was connected
   * with.
   *
   * @param startedBy who asks, as the host names people; null if the host itself does
   * @return as for {@link #begin}
   * @throws AuthorizationException as for {@link #begin}; APP_UNKNOWN also if the account was never
   *     connected by a consent
   */
  public URI reauthorize(AccountId id, @Nullable String startedBy) {
    return consents.beginAgain(id, startedBy);
  }

  /**
   * Completes an authorization with the query that the marketplace sent the seller back with. The
   * code is exchanged once, whoever calls; the tokens are stored before anything else happens. Then
   * every shop of the grant is registered, or connected anew if it has an account, a disconnected
   * one too. If the authorization was begun for an account, that one and those that share its
   * credential are connected anew and no other is touched.
   *
   * @param query the query's parameters, decoded
   * @throws AuthorizationException with the kind that says what happened; an account that is
   *     refused is left as it was
   */
  public ConnectedShops complete(Map<String, String> query) {
    return consents.complete(query);
  }

  /**
   * Completes an authorization that a seller started at the marketplace, so that it has no state.
   * Ask a person first, and never call it for a call-back alone.
   *
   * @throws AuthorizationException as for {@link #complete}; STATE_PRESENT if it has one
   */
  public ConnectedShops completeWithoutState(Map<String, String> query, Confirmation confirmation) {
    return consents.completeWithoutState(query, confirmation);
  }

  /**
   * Goes on with a stored grant whose shops could not all be connected.
   *
   * @param grant from the exception that said so
   * @throws AuthorizationException as for {@link #complete}; GRANT_UNKNOWN if nothing waits there
   */
  public ConnectedShops resume(CredentialId grant) {
    return consents.resume(grant);
  }

  /**
   * Gives up a stored grant whose shops could not all be connected. It is erased, unless one of
   * them was.
   *
   * @throws AuthorizationException GRANT_UNKNOWN if nothing waits there
   */
  public void discard(CredentialId grant) {
    consents.discard(grant);
  }

  /**
   * Connects a shop by entered credentials, at a platform without a consent page. They are tried
   * before the account is registered; a shop that has an account already is connected anew.
   *
   * @param fields the platform's form, by name; trimmed
   * @throws AuthorizationException CONSENT_NEEDED, UNKNOWN_FIELD, MISSING_FIELD, or NOT_WORKING if
   *     the credentials do not open the shop
   */
  public Account connect(ConnectionRequest request, Map<String, String> fields) {
    return entered.connect(request, fields);
  }

  /**
   * Connects an account anew by entered credentials, a changed client secret for example. Accounts
   * that share its credential recover with it.
   *
   * @param fields what changed, by name; the others are as they are stored
   * @param startedBy who asks, as the host names people; null if the host itself does
   * @throws AuthorizationException as for {@link #connect}; OTHER_SHOP if they open another shop
   *     than the account's. The account and its credential are then as before
   * @throws io.shopfleet.account.AccountNotFoundException if it is unknown or archived
   */
  public Account connectAgain(
      AccountId id, Map<String, String> fields, @Nullable String startedBy) {
    return entered.connectAgain(id, fields, startedBy);
  }

  /**
   * Tries whether an account works, says how its authorization stands, and notes the result as its
   * connection state.
   *
   * @throws io.shopfleet.account.AccountNotFoundException if there is no such account
   * @throws io.shopfleet.failure.MarketplaceException INVALID_REQUEST if the platform's accounts
   *     cannot be tried
   */
  public AccountReport test(AccountId id) {
    AccountReport report = tests.test(accounts.known(id));
    observer.observe(id, report.connection().failure());
    return report;
  }

  /**
   * Gives up an account's secrets: erased at once, unless another account that is neither archived
   * nor disconnected shares them; then only the link to them goes. The account stays with its
   * history, and is no longer synchronised. Disconnecting twice does nothing; if it fails half way,
   * disconnect again.
   *
   * @return the account as stored
   * @throws io.shopfleet.account.AccountNotFoundException if there is no such account
   */
  public Account disconnect(AccountId id) {
    return departures.disconnect(id);
  }

  /**
   * Disconnects and archives an account and erases everything kept of it, in every store. Purging
   * what is absent does nothing more; if it fails half way, purge again. A run that is under way
   * meanwhile may still leave its record, which purging again erases.
   */
  public void purge(AccountId id) {
    departures.purge(id);
  }
}
