package io.shopfleet.account;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list; a null component does not restrict.
 *
 * @param tenant only this tenant's
 * @param platform only this platform's
 * @param environment only this environment's
 * @param shop only those of this shop
 * @param credential only those that name this credential
 * @param enabled only those that are, or are not, enabled
 * @param includeArchived whether archived accounts are listed too
 */
public record AccountQuery(
    @Nullable TenantId tenant,
    @Nullable PlatformId platform,
    @Nullable Environment environment,
    @Nullable ShopId shop,
    @Nullable CredentialId credential,
    @Nullable Boolean enabled,
    boolean includeArchived) {

  /** Every account that is not archived. */
  public static AccountQuery all() {
    return new AccountQuery(null, null, null, null, null, null, false);
  }

  public AccountQuery ofTenant(TenantId value) {
    return new AccountQuery(
        value, platform, environment, shop, credential, enabled, includeArchived);
  }

  public AccountQuery onPlatform(PlatformId value) {
    return new AccountQuery(tenant, value, environment, shop, credential, enabled, includeArchived);
  }

  public AccountQuery in(Environment value) {
    return new AccountQuery(tenant, platform, value, shop, credential, enabled, includeArchived);
  }

  public AccountQuery ofShop(ShopId value) {
    return new AccountQuery(
        tenant, platform, environment, value, credential, enabled, includeArchived);
  }

  public AccountQuery usingCredential(CredentialId value) {
    return new AccountQuery(tenant, platform, environment, shop, value, enabled, includeArchived);
  }

  public AccountQuery onlyEnabled() {
    return new AccountQuery(tenant, platform, environment, shop, credential, true, includeArchived);
  }

  public AccountQuery withArchived() {
    return new AccountQuery(tenant, platform, environment, shop, credential, enabled, true);
  }

  /** Whether an account belongs in the list. */
  public boolean matches(Account account) {
    return (tenant == null || tenant.equals(account.tenant()))
        && (platform == null || platform.equals(account.platform()))
        && (environment == null || environment == account.environment())
        && (shop == null || shop.equals(account.shopId()))
        && (credential == null || credential.equals(account.credential()))
        && (enabled == null || enabled == account.enabled())
        && (includeArchived || !account.archived());
  }
}
