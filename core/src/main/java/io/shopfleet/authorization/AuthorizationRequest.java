package io.shopfleet.authorization;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A wish to connect what a seller will grant.
 *
 * @param platform where
 * @param app the stored app that asks for access
 * @param market the seller's market, which decides the consent page
 * @param tenant for whom shops are connected
 * @param environment in which environment the accounts belong
 * @param account the account to authorize anew; null to connect every shop that the seller grants
 * @param startedBy who asks, as the host names people; null if the host itself does
 */
public record AuthorizationRequest(
    PlatformId platform,
    CredentialId app,
    RegionCode market,
    TenantId tenant,
    Environment environment,
    @Nullable AccountId account,
    @Nullable String startedBy) {

  /** Every shop that the seller grants, for the default tenant, in production. */
  public static AuthorizationRequest of(PlatformId platform, CredentialId app, RegionCode market) {
    return new AuthorizationRequest(
        platform, app, market, TenantId.DEFAULT, Environment.PRODUCTION, null, null);
  }

  public AuthorizationRequest forTenant(TenantId value) {
    return new AuthorizationRequest(platform, app, market, value, environment, account, startedBy);
  }

  public AuthorizationRequest in(Environment value) {
    return new AuthorizationRequest(platform, app, market, tenant, value, account, startedBy);
  }

  /** The account must be the tenant's, on this platform and in this environment. */
  public AuthorizationRequest again(AccountId value) {
    return new AuthorizationRequest(platform, app, market, tenant, environment, value, startedBy);
  }

  public AuthorizationRequest startedBy(@Nullable String value) {
    return new AuthorizationRequest(platform, app, market, tenant, environment, account, value);
  }
}
