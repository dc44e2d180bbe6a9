package io.shopfleet.internal.http;

import io.shopfleet.account.SettingsCascade;
import io.shopfleet.credential.TokenKeeper;
import io.shopfleet.event.FleetListener;
import io.shopfleet.platform.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * What all platforms share on the wire: one OkHttp client with its connections, one limiter, one
 * way to repeat. Safe for concurrent use.
 */
public final class MarketplaceHttp {

  private static final int IDLE_CONNECTIONS = 64;

  private final OkHttpClient shared;
  private final TokenKeeper tokens;
  private final Addresses addresses;
  private final Limiter limiter;
  private final Retrier retrier;
  private final RetryPolicy policy;
  private final FleetListener listener;
  private final Clock clock;

  /**
   * @param client its pools, proxies and timeouts are used; {@link #defaultClient} if the host has
   *     none
   */
  public MarketplaceHttp(
      OkHttpClient client,
      TokenKeeper tokens,
      SettingsCascade settings,
      RetryPolicy policy,
      FleetListener listener,
      Clock clock,
      Sleeper sleeper,
      RandomGenerator random) {
    // OkHttp's silent repetition does not know which writes may be repeated; the retrier does.
    this.shared =
        client.newBuilder().retryOnConnectionFailure(false).followRedirects(false).build();
    this.tokens = tokens;
    this.addresses = new Addresses(settings);
    this.limiter = new Limiter(clock, sleeper);
    this.policy = policy;
    this.listener = FleetListener.shielded(listener);
    this.retrier = new Retrier(policy, this.listener, clock, sleeper, random);
    this.clock = clock;
  }

  /**
   * A client for hosts without their own. Reads may take 30 seconds, for the marketplaces' slowest
   * answers take 12; a whole call never takes more than a minute.
   */
  public static OkHttpClient defaultClient() {
    return new OkHttpClient.Builder()
        .connectTimeout(Duration.ofSeconds(10))
        .readTimeout(Duration.ofSeconds(30))
        .writeTimeout(Duration.ofSeconds(30))
        .callTimeout(Duration.ofSeconds(60))
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 5, TimeUnit.MINUTES))
        .build();
  }

  /** The seam as one platform uses it. Called once per platform. */
  public PlatformHttp forPlatform(HttpProfile profile) {
    OkHttpClient signing =
        shared
            .newBuilder()
            .addInterceptor(profile.signer())
            .addInterceptor(new AddressInterceptor(addresses))
            .build();
    return new PlatformHttp(
        profile, signing, shared, tokens, addresses, limiter, retrier, policy, listener, clock);
  }
}
