package io.shopfleet.authorization;

import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A wish to connect a shop by what its operator enters.
 *
 * @param platform where
 * @param tenant for whom the shop is connected
 * @param environment in which environment the account belongs
 * @param startedBy who asks, as the host names people; null if the host itself does
 */
public record ConnectionRequest(
    PlatformId platform, TenantId tenant, Environment environment, @Nullable String startedBy) {

  /** For the default tenant, in production. */
  public static ConnectionRequest of(PlatformId platform) {
    return new ConnectionRequest(platform, TenantId.DEFAULT, Environment.PRODUCTION, null);
  }

  public ConnectionRequest forTenant(TenantId value) {
    return new ConnectionRequest(platform, value, environment, startedBy);
  }

  public ConnectionRequest in(Environment value) {
    return new ConnectionRequest(platform, tenant, value, startedBy);
  }

  public ConnectionRequest startedBy(@Nullable String value) {
    return new ConnectionRequest(platform, tenant, environment, value);
  }
}
