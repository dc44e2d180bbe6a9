package io.shopfleet.authorization;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.TenantId;
import io.shopfleet.credential.Credential;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a grant was given for. Rests with the grant until its shops are connected, so that whoever
 * finds it later can go on.
 *
 * @param market the market that the seller was sent to; null if the seller started elsewhere
 * @param account the account to authorize anew; null to connect every shop of the grant
 * @param startedBy who began it; null if the host itself did
 */
record Purpose(
    PlatformId platform,
    CredentialId app,
    TenantId tenant,
    Environment environment,
    @Nullable RegionCode market,
    @Nullable AccountId account,
    @Nullable String startedBy) {

  private static final String PREFIX = "unfinished.";
  private static final String PLATFORM = PREFIX + "platform";
  private static final String APP = PREFIX + "app";
  private static final String TENANT = PREFIX + "tenant";
  private static final String ENVIRONMENT = PREFIX + "environment";
  private static final String MARKET = PREFIX + "market";
  private static final String ACCOUNT = PREFIX + "account";
  private static final String STARTED_BY = PREFIX + "started-by";

  static Purpose of(PendingAuthorization pending) {
    return new Purpose(
        pending.platform(),
        pending.app(),
        pending.tenant(),
        pending.environment(),
        pending.market(),
        pending.account(),
        pending.startedBy());
  }

  static Purpose of(Confirmation confirmed) {
    return new Purpose(
        confirmed.platform(),
        confirmed.app(),
        confirmed.tenant(),
        confirmed.environment(),
        null,
        null,
        confirmed.confirmedBy());
  }

  /** What a stored grant still waits for; empty if it waits for nothing. */
  static Optional<Purpose> in(Credential credential) {
    Map<String, String> noted = credential.parameters();
    String platform = noted.get(PLATFORM);
    String app = noted.get(APP);
    String tenant = noted.get(TENANT);
    String environment = noted.get(ENVIRONMENT);
    if (platform == null || app == null || tenant == null || environment == null) {
      return Optional.empty();
    }
    String market = noted.get(MARKET);
    String account = noted.get(ACCOUNT);
    return Optional.of(
        new Purpose(
            new PlatformId(platform),
            new CredentialId(app),
            new TenantId(tenant),
            Environment.valueOf(environment),
            market == null ? null : new RegionCode(market),
            account == null ? null : new AccountId(account),
            noted.get(STARTED_BY)));
  }

  Credential notedIn(Credential credential) {
    Map<String, String> noted = new HashMap<>(credential.parameters());
    noted.put(PLATFORM, platform.value());
    noted.put(APP, app.value());
    noted.put(TENANT, tenant.value());
    noted.put(ENVIRONMENT, environment.name());
    if (market != null) {
      noted.put(MARKET, market.value());
    }
    if (account != null) {
      noted.put(ACCOUNT, account.value());
    }
    if (startedBy != null) {
      noted.put(STARTED_BY, startedBy);
    }
    return with(credential, noted);
  }

  /** A credential that waits for nothing any more. */
  static Credential fulfilledIn(Credential credential) {
    Map<String, String> kept = new HashMap<>(credential.parameters());
    kept.keySet().removeIf(name -> name.startsWith(PREFIX));
    return with(credential, kept);
  }

  private static Credential with(Credential credential, Map<String, String> parameters) {
    return new Credential(
        credential.id(),
        parameters,
        credential.secrets(),
        credential.accessToken(),
        credential.refreshToken(),
        credential.scopes(),
        credential.renewal(),
        credential.version());
  }
}
