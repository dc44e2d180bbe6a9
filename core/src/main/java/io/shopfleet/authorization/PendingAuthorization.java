package io.shopfleet.authorization;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An authorization that was begun and waits for the seller to come back. Holds no secret.
 *
 * @param id a random text that nobody can guess
 * @param tenant for whom shops are connected
 * @param platform where
 * @param environment in which environment the accounts belong
 * @param market the market that the seller was sent to
 * @param app the stored credential that holds the app's key and secret
 * @param account the account to authorize anew; null to connect whatever the seller grants
 * @param startedBy who began it, as the host names people; null if the host itself did
 * @param startedAt when it was begun
 * @param expiresAt from here on it no longer counts
 */
public record PendingAuthorization(
    String id,
    TenantId tenant,
    PlatformId platform,
    Environment environment,
    RegionCode market,
    CredentialId app,
    @Nullable AccountId account,
    @Nullable String startedBy,
    Instant startedAt,
    Instant expiresAt) {}
