package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.authorization.AuthorizationException.Kind;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.credential.TokenGrant;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.ConsentFlow;
import io.shopfleet.platform.PlatformDirectory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends sellers to consent pages, and turns what they bring back into a stored grant. */
final class Consents {

  private static final String GRANTED = "granted-";

  private final PlatformDirectory platforms;
  private final PendingAuthorizations pending;
  private final SignedStates states;
  private final Duration expiry;
  private final CredentialChanges credentials;
  private final AccountChanges accounts;
  private final FleetTokens tokens;
  private final GrantedShops shops;
  private final Clock clock;

  Consents(
      PlatformDirectory platforms,
      PendingAuthorizations pending,
      SignedStates states,
      Duration expiry,
      CredentialChanges credentials,
      AccountChanges accounts,
      FleetTokens tokens,
      GrantedShops shops,
      Clock clock) {
    this.platforms = platforms;
    this.pending = pending;
    this.states = states;
    this.expiry = expiry;
    this.credentials = credentials;
    this.accounts = accounts;
    this.tokens = tokens;
    this.shops = shops;
    this.clock = clock;
  }

  URI begin(AuthorizationRequest request) {
    ConsentFlow flow = flow(request.platform());
    AccountId account = request.account();
    if (account != null) {
      requireOwn(accounts.living(account), request);
    }
    Credential app = app(request.app(), request.platform());
    // Whole milliseconds, so that the state and every storage mean the same instant.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant expiresAt = now.plus(expiry).truncatedTo(ChronoUnit.MILLIS);
    String id = states.newId();
    URI page = flow.consentPage(app, request.market(), states.state(id, expiresAt));
    pending.removeExpired(now);
    pending.add(
        new PendingAuthorization(
            id,
            request.tenant(),
            request.platform(),
            request.environment(),
            request.market(),
            request.app(),
            account,
            request.startedBy(),
            now,
            expiresAt));
    return page;
  }

  URI beginAgain(AccountId id, @Nullable String startedBy) {
    Account account = accounts.living(id);
    CredentialId app =
        Marks.app(account)
            .or(() -> Optional.ofNullable(account.credential()))
            .orElseThrow(
                () ->
                    new AuthorizationException(
                        Kind.APP_UNKNOWN,
                        "It is not known which app account "
                            + id
                            + " was connected with; begin with a request that names the app and"
                            + " the account"));
    return begin(
        new AuthorizationRequest(
            account.platform(),
            app,
            Marks.market(account).orElse(account.region()),
            account.tenant(),
            account.environment(),
            id,
            startedBy));
  }

  ConnectedShops complete(Map<String, String> query) {
    PendingAuthorization begun = taken(state(query).orElseThrow(Consents::stateMissing));
    return granted(Purpose.of(begun), grantId(begun.id()), query);
  }

  ConnectedShops completeWithoutState(Map<String, String> query, Confirmation confirmation) {
    if (state(query).isPresent()) {
      throw new AuthorizationException(
          Kind.STATE_PRESENT,
          "The call-back has a state, so it was begun here; complete it with its state");
    }
    return granted(Purpose.of(confirmation), grantId(states.newId()), query);
  }

  ConnectedShops resume(CredentialId id) {
    Credential grant = unfinished(id);
    return shops.connect(grant, Purpose.in(grant).orElseThrow());
  }

  void discard(CredentialId id) {
    shops.discard(unfinished(id).id());
  }

  private Optional<String> state(Map<String, String> query) {
    return platforms.capabilities(ConsentFlow.class).stream()
        .map(flow -> flow.state(query))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private PendingAuthorization taken(String state) {
    SignedStates.Genuine genuine = states.genuine(state);
    if (!clock.instant().isBefore(genuine.expiresAt())) {
      throw new AuthorizationException(
          Kind.STATE_EXPIRED,
          "The seller came back after " + genuine.expiresAt() + ", which is too late; begin again");
    }
    return pending.take(genuine.id()).orElseThrow(() -> used(grantId(genuine.id())));
  }

  private AuthorizationException used(CredentialId grant) {
    if (credentials.load(grant).flatMap(Purpose::in).isPresent()) {
      return GrantedShops.unfinished(grant, null);
    }
    return new AuthorizationException(
        Kind.STATE_USED,
        "This authorization was completed before; begin again if a shop is still missing");
  }

  private ConnectedShops granted(Purpose purpose, CredentialId id, Map<String, String> query) {
    ConsentFlow flow = flow(purpose.platform());
    String code = code(flow, query);
    Credential app = app(purpose.app(), purpose.platform());
    Credential grant = credential(id, app, exchanged(flow, app, code), purpose);
    try {
      credentials.create(grant);
    } catch (CredentialStoreException e) {
      throw new AuthorizationException(
          Kind.GRANT_NOT_SAVED,
          "The seller consented, but the tokens could not be stored and are lost; begin again when"
              + " the credential store answers",
          e);
    }
    return shops.connect(grant, purpose);
  }

  private static String code(ConsentFlow flow, Map<String, String> query) {
    try {
      return flow.code(query);
    } catch (MarketplaceException e) {
      throw new AuthorizationException(
          Kind.SELLER_REFUSED,
          "The seller did not consent; begin again when the seller wants to",
          e);
    }
  }

  private static TokenGrant exchanged(ConsentFlow flow, Credential app, String code) {
    try {
      return flow.exchange(app, code);
    } catch (MarketplaceException e) {
      throw new AuthorizationException(
          Kind.EXCHANGE_FAILED,
          "The marketplace did not exchange the seller's code ("
              + e.kind()
              + "); begin again, for a code works once",
          e);
    }
  }

  private Credential credential(
      CredentialId id, Credential app, TokenGrant grant, Purpose purpose) {
    Credential empty = AppFields.of(platforms.descriptor(purpose.platform()), app).under(id);
    Credential granted =
        tokens
            .policy()
            .granted(
                empty,
                grant,
                clock.instant(),
                platforms.connector(purpose.platform()).tokenEndpoint().renewsEarly(),
                tokens.jitter());
    return purpose.notedIn(Marks.asGrant(granted));
  }

  private Credential unfinished(CredentialId id) {
    return credentials
        .load(id)
        .filter(grant -> Purpose.in(grant).isPresent())
        .orElseThrow(
            () ->
                new AuthorizationException(
                    Kind.GRANT_UNKNOWN,
                    "No unfinished grant is stored as "
                        + id
                        + "; it was finished or given up before"));
  }

  private Credential app(CredentialId id, PlatformId platform) {
    return credentials
        .load(id)
        .filter(app -> Marks.appOf(app).filter(of -> !of.equals(platform)).isEmpty())
        .orElseThrow(
            () ->
                new AuthorizationException(
                    Kind.APP_UNKNOWN,
                    "No app of " + platform + " is stored as " + id + "; save it first"));
  }

  private ConsentFlow flow(PlatformId platform) {
    return platforms
        .connector(platform)
        .capability(ConsentFlow.class)
        .orElseThrow(
            () ->
                new AuthorizationException(
                    Kind.NO_CONSENT_PAGE,
                    platform + " has no consent page; enter its credentials instead"));
  }

  private static void requireOwn(Account account, AuthorizationRequest request) {
    if (!account.tenant().equals(request.tenant())
        || !account.platform().equals(request.platform())
        || account.environment() != request.environment()) {
      throw new AuthorizationException(
          Kind.OTHER_OWNER,
          "Account "
              + account.id()
              + " belongs to another tenant, platform or environment than the request; correct the"
              + " request");
    }
  }

  private static CredentialId grantId(String begun) {
    return new CredentialId(GRANTED + begun);
  }

  private static AuthorizationException stateMissing() {
    return new AuthorizationException(
        Kind.STATE_MISSING,
        "The call-back has no state: the seller started at the marketplace, or the state was lost;"
            + " begin again here, or complete it without state and with a confirmation");
  }
}
