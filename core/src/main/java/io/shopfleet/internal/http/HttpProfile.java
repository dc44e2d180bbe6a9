package io.shopfleet.internal.http;

import io.shopfleet.account.Account;
import io.shopfleet.account.PlatformId;
import io.shopfleet.credential.Credential;
import io.shopfleet.platform.CallTag;
import java.util.function.BiFunction;
import okhttp3.Interceptor;

/**
 * How a platform uses the seam.
 *
 * @param platform the marketplace
 * @param signer puts token and signature on a request that carries a {@link CallTag}
 * @param limit how fast each gate starts and how far it adapts
 * @param limitScope what the marketplace counts its limits for: the account, or the app behind its
 *     credential
 */
public record HttpProfile(
    PlatformId platform,
    Interceptor signer,
    LimitPolicy limit,
    BiFunction<Account, Credential, String> limitScope) {}
