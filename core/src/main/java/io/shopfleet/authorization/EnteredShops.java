package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.authorization.AuthorizationException.Kind;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Renewal;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.platform.ConnectionReport;
import io.shopfleet.platform.ConsentFlow;
import io.shopfleet.platform.CredentialField.BelongsTo;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.platform.PlatformDirectory;
import io.shopfleet.platform.ShopProfile;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Connects shops by entered credentials, at platforms without a consent page. What was entered is
 * tried before anything else knows of it.
 */
final class EnteredShops {

  private static final String ENTERED = "entered-";
  private static final Set<BelongsTo> FIELDS = EnumSet.of(BelongsTo.APP, BelongsTo.SHOP);

  private final PlatformDirectory platforms;
  private final SignedStates ids;
  private final CredentialChanges credentials;
  private final AccountChanges accounts;
  private final UnusedCredentials unused;
  private final ConnectionTests tests;
  private final FleetListener listener;
  private final Clock clock;

  EnteredShops(
      PlatformDirectory platforms,
      SignedStates ids,
      CredentialChanges credentials,
      AccountChanges accounts,
      UnusedCredentials unused,
      ConnectionTests tests,
      FleetListener listener,
      Clock clock) {
    this.platforms = platforms;
    this.ids = ids;
    this.credentials = credentials;
    this.accounts = accounts;
    this.unused = unused;
    this.tests = tests;
    this.listener = listener;
    this.clock = clock;
  }

  Account connect(ConnectionRequest request, Map<String, String> entered) {
    PlatformDescriptor platform = withoutConsentPage(request.platform());
    EnteredFields fields = EnteredFields.of(platform, FIELDS, entered).complete();
    ShopId shop = new ShopId(fields.shop().orElseThrow(() -> noShopField(platform)));
    Optional<Account> present = present(request, shop);
    if (present.isPresent()) {
      return reconnected(present.get(), fields, request.startedBy());
    }
    Account draft =
        Account.of(request.platform(), shop, shop.value())
            .tenant(request.tenant())
            .environment(request.environment())
            .region(anyRegion(platform))
            .build();
    Credential credential = fields.credential(newId());
    credentials.create(credential);
    try {
      Account account = accounts.register(account(request, draft, credential.id()));
      tell(account, credential.id(), request.startedBy());
      return account;
    } catch (RuntimeException e) {
      drop(credential.id(), e);
      throw e;
    }
  }

  Account connectAgain(AccountId id, Map<String, String> entered, @Nullable String startedBy) {
    Account account = accounts.living(id);
    PlatformDescriptor platform = withoutConsentPage(account.platform());
    EnteredFields fields = EnteredFields.of(platform, FIELDS, entered);
    EnteredFields whole =
        stored(account)
            .map(fields::over)
            .orElse(fields)
            .ofShop(account.shopId().value())
            .complete();
    if (whole.shop().filter(account.shopId().value()::equals).isEmpty()) {
      throw otherShop(account);
    }
    return reconnected(account, whole, startedBy);
  }

  private Account account(ConnectionRequest request, Account draft, CredentialId credential) {
    ShopProfile shop = tried(draft, credential);
    return NewAccounts.of(request.platform(), shop, Map.of())
        .tenant(request.tenant())
        .environment(request.environment())
        .credential(credential)
        .createdBy(request.startedBy())
        .build();
  }

  private Account reconnected(Account account, EnteredFields fields, @Nullable String startedBy) {
    Credential trial = fields.credential(newId());
    credentials.create(trial);
    try {
      ShopProfile shop = tried(account, trial.id());
      CredentialId home = settled(account, trial.id());
      Account stored = accounts.reconnect(account.id(), shop, home, Map.of());
      if (!home.equals(trial.id())) {
        credentials.erase(trial.id());
      }
      tell(stored, home, startedBy);
      return stored;
    } catch (RuntimeException e) {
      drop(trial.id(), e);
      throw e;
    }
  }

  private void drop(CredentialId trial, RuntimeException cause) {
    try {
      // Whether an account got it is not certain when the registry did not answer.
      unused.erased(trial);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private ShopProfile tried(Account account, CredentialId credential) {
    Account trial = account.toBuilder().credential(credential).build();
    ConnectionReport report = tests.probe(trial);
    ShopProfile shop = report.shop();
    if (!report.works() || shop == null) {
      throw new AuthorizationException(
          Kind.NOT_WORKING,
          "What was entered was tried and does not work, so nothing was changed: "
              + report.message());
    }
    if (!shop.id().equals(account.shopId())) {
      throw otherShop(account);
    }
    return shop;
  }

  /**
   * Puts what was tried where the account's credential is, for all accounts that share it. Another
   * app is nothing that they share.
   */
  private CredentialId settled(Account account, CredentialId trial) {
    Optional<Credential> stored = stored(account);
    Credential tried = credentials.load(trial).orElseThrow();
    if (stored.isEmpty() || (isOtherApp(stored.get(), tried) && isShared(stored.get().id()))) {
      return trial;
    }
    CredentialId home = stored.get().id();
    return credentials.change(home, present -> renewed(present, tried)) ? home : trial;
  }

  private static boolean isOtherApp(Credential stored, Credential tried) {
    return !stored.parameters().entrySet().containsAll(tried.parameters().entrySet());
  }

  private boolean isShared(CredentialId credential) {
    return accounts.using(credential).size() > 1;
  }

  private static Credential renewed(Credential stored, Credential tried) {
    Map<String, String> parameters = new HashMap<>(stored.parameters());
    parameters.putAll(tried.parameters());
    return new Credential(
        stored.id(),
        parameters,
        tried.secrets(),
        tried.accessToken(),
        tried.refreshToken(),
        tried.scopes(),
        Renewal.HEALTHY,
        stored.version());
  }

  private Optional<Credential> stored(Account account) {
    return Optional.ofNullable(account.credential()).flatMap(credentials::load);
  }

  private Optional<Account> present(ConnectionRequest request, ShopId shop) {
    AccountQuery query =
        AccountQuery.all()
            .ofTenant(request.tenant())
            .onPlatform(request.platform())
            .in(request.environment());
    return accounts.list(query).stream()
        .filter(account -> account.shopId().equals(shop))
        .findFirst();
  }

  private PlatformDescriptor withoutConsentPage(PlatformId id) {
    if (platforms.connector(id).capability(ConsentFlow.class).isPresent()) {
      throw new AuthorizationException(
          Kind.CONSENT_NEEDED,
          id + " connects shops by its sellers' consent; begin an authorization instead");
    }
    return platforms.descriptor(id);
  }

  // The probe tells the true one; until then the account only has to be a possible one.
  private static RegionCode anyRegion(PlatformDescriptor platform) {
    return platform.regions().iterator().next();
  }

  private CredentialId newId() {
    return new CredentialId(ENTERED + ids.newId());
  }

  private void tell(Account account, CredentialId credential, @Nullable String by) {
    listener.on(new FleetEvent.AccountConnected(clock.instant(), account.id(), credential, by));
  }

  private static AuthorizationException otherShop(Account account) {
    return new AuthorizationException(
        Kind.OTHER_SHOP,
        "What was entered opens another shop than "
            + account.shopId()
            + " of account "
            + account.id()
            + " ("
            + account.name()
            + "); enter the credentials of that shop");
  }

  private static AuthorizationException noShopField(PlatformDescriptor platform) {
    return new AuthorizationException(
        Kind.MISSING_FIELD,
        platform.displayName() + " does not say which field names the shop; register the account");
  }
}
