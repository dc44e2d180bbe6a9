package io.shopfleet.tiktokshop;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.RenewalPolicy;
import io.shopfleet.credential.RenewingTokenKeeper;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.credential.TokenGrant;
import io.shopfleet.credential.TokenKeeper;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.internal.http.HttpContext;
import io.shopfleet.internal.http.MarketplaceHttp;
import io.shopfleet.internal.http.RetryPolicy;
import io.shopfleet.internal.memory.InMemoryCredentialStore;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;

/**
 * The fleet as far as a platform sees it: the real seam and the real token keeper, on a clock that
 * only moves when somebody waits.
 */
public final class TestFleet {

  public static final String CIPHER = "ROW_cipherOfTheShop";
  public static final String SHOP = "7495000000000000001";
  private static final CredentialId CREDENTIAL = new CredentialId("credential-1");

  public final VirtualClock clock;
  public final InMemoryCredentialStore store = new InMemoryCredentialStore();
  public final List<FleetEvent> events = new CopyOnWriteArrayList<>();
  public final List<Duration> pauses = new CopyOnWriteArrayList<>();
  public final Connector connector;

  /** What the fleet lends to the platform. */
  private record Context(
      Clock clock,
      SettingsCascade settings,
      TokenKeeper tokens,
      FleetListener listener,
      MarketplaceHttp http)
      implements HttpContext {}

  public TestFleet(HttpUrl server, VirtualClock clock) {
    this(server, clock, Settings.none());
  }

  /**
   * @param own the platform's settings beside the addresses of the server
   */
  public TestFleet(HttpUrl server, VirtualClock clock, Settings own) {
    this.clock = clock;
    SettingsCascade settings =
        new SettingsCascade(
                Map.of(
                    TikTokShop.ID,
                    TikTokShop.platform()
                        .descriptor()
                        .defaults()
                        .with(Endpoints.BASE_URL, server.uri())
                        .with(Endpoints.AUTH_URL, server.uri())))
            .over(TikTokShop.ID, own);
    AtomicReference<Connector> made = new AtomicReference<>();
    TokenKeeper keeper =
        new RenewingTokenKeeper(
            store,
            platform -> endpoint(made, platform),
            RenewalPolicy.DEFAULT,
            events::add,
            clock,
            new Random(1));
    MarketplaceHttp http =
        new MarketplaceHttp(
            MarketplaceHttp.defaultClient()
                .newBuilder()
                .readTimeout(Duration.ofSeconds(30))
                .build(),
            keeper,
            settings,
            RetryPolicy.DEFAULT,
            events::add,
            clock,
            pause -> {
              pauses.add(pause);
              clock.advance(pause);
            },
            new Random(1));
    connector =
        TikTokShop.platform().connect(new Context(clock, settings, keeper, events::add, http));
    made.set(connector);
  }

  private static TokenEndpoint endpoint(AtomicReference<Connector> made, PlatformId platform) {
    if (!platform.equals(TikTokShop.ID)) {
      throw new IllegalArgumentException(platform.value());
    }
    return made.get().tokenEndpoint();
  }

  /** An account of the test's shop, with a cipher. */
  public static AccountBuilder account() {
    return Account.of(TikTokShop.ID, new ShopId(SHOP), "Toko Uji")
        .region(new RegionCode("ID"))
        .credential(CREDENTIAL)
        .shopAttribute(TikTokCredential.SHOP_CIPHER, CIPHER);
  }

  /** A credential that is good for a week. */
  public Credential credential() {
    Instant week = clock.instant().plus(Duration.ofDays(7));
    return TikTokCredential.ofApp(CREDENTIAL, "6testkey", Secret.of("secret-of-the-app"))
        .withTokens(
            AccessToken.expiringAt(Secret.of("ROW_access-1"), week),
            new RefreshToken(Secret.of("ROW_refresh-1"), null));
  }

  /** The credential of an app with what a seller granted it. */
  public Credential granted(Credential app, TokenGrant grant) {
    return RenewalPolicy.DEFAULT.granted(app, grant, clock.instant(), true, new Random(1));
  }

  /** Stores a credential for the accounts of {@link #account()}. */
  public TestFleet with(Credential credential) {
    if (!store.save(CREDENTIAL, 0, credential)) {
      throw new IllegalStateException("There is a credential already");
    }
    return this;
  }

  public <C> C capability(Class<C> type) {
    return connector.capability(type).orElseThrow();
  }
}
