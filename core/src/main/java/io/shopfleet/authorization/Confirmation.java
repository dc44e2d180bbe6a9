package io.shopfleet.authorization;

import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.TenantId;

/**
 * Somebody's word that a seller who started at the marketplace belongs to a tenant. Without it,
 * anybody could slip shops of their own into a tenant by a link.
 *
 * @param platform where the seller started
 * @param app the stored app that the seller let in
 * @param tenant whose shops they become
 * @param environment in which environment the accounts belong
 * @param confirmedBy who vouches for it, as the host names people; not blank
 */
public record Confirmation(
    PlatformId platform,
    CredentialId app,
    TenantId tenant,
    Environment environment,
    String confirmedBy) {

  /**
   * @throws IllegalArgumentException if nobody vouches for it
   */
  public Confirmation {
    if (confirmedBy.isBlank()) {
      throw new IllegalArgumentException("Say who confirmed that the seller belongs to the tenant");
    }
  }
}
