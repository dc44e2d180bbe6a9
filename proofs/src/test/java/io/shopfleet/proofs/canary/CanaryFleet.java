package io.shopfleet.proofs.canary;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.Order;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialCipher;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Secret;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.internal.http.MarketplaceHttp;
import io.shopfleet.jdbc.ShopfleetJdbc;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.sync.SyncBatch;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeSeller;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import io.shopfleet.testkit.simulator.tiktok.FakeTokens;
import io.shopfleet.tiktokshop.TikTokShop;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A host with its fleet, all of whose secrets are planted and all of whose eyes are open. */
final class CanaryFleet implements AutoCloseable {

  /** Holds what a URL and JSON have to write in another way. */
  private static final String APP_SECRET = "canary/app+secret=5b1e0c77d94f";

  private static final String WRONG_SECRET = "canary/wrong+secret=77aa0d3e915c";
  private static final int IMPATIENT_MILLIS = 250;

  final VirtualClock clock = VirtualClock.at(Instant.parse("2026-11-02T03:00:00Z"));
  final FakeTikTokShop fake = FakeTikTokShop.open(clock);
  final HostEyes eyes = new HostEyes();
  final Canaries canaries;
  final FakeApp app;
  final CredentialStore store;
  private final Shopfleet fleet;
  private int sellers;
  private volatile boolean impatient;
  private volatile boolean listenerFails;
  private volatile boolean sinkFails;

  /** An account with its seller. */
  record Member(Account account, FakeSeller seller) {

    AccountId id() {
      return account.id();
    }
  }

  CanaryFleet(Canaries canaries, DataSource database, CredentialCipher cipher) {
    this.canaries = canaries;
    ShopfleetJdbc jdbc = ShopfleetJdbc.on(database, cipher, clock);
    this.store = jdbc.credentials();
    this.app = fake.app("6canaryapp", APP_SECRET);
    canaries.plant("app secret", APP_SECRET);
    canaries.plant("wrong app secret", WRONG_SECRET);
    OkHttpClient http =
        MarketplaceHttp.defaultClient()
            .newBuilder()
            .addInterceptor(this::patiently)
            .addNetworkInterceptor(new WireTap(canaries, eyes::noteThreads))
            .build();
    Settings settings =
        Settings.none()
            .with(SyncSettings.FROM, clock.instant().minus(Duration.ofDays(3)))
            .with(Endpoints.BASE_URL, fake.url().uri())
            .with(Endpoints.AUTH_URL, fake.authUrl().uri());
    fleet =
        jdbc.into(Shopfleet.builder())
            .platform(TikTokShop.platform(), settings)
            .orders(this::take)
            .httpClient(http)
            .clock(clock)
            .sleeper(clock::advance)
            .listener(this::hear)
            .build();
  }

  Shopfleet fleet() {
    return fleet;
  }

  void listenerFails(boolean fails) {
    listenerFails = fails;
  }

  void sinkFails(boolean fails) {
    sinkFails = fails;
  }

  /** Does something as a host, and looks at what comes of it. */
  <T> @Nullable T attempt(Callable<T> action) {
    try {
      return eyes.see(action.call());
    } catch (Throwable e) {
      eyes.caught(e);
      return null;
    }
  }

  /** An account whose token is good. */
  Member member() {
    return member(Settings.none(), app.secret());
  }

  /** An account whose requests go to another address. */
  Member member(Settings own) {
    return member(own, app.secret());
  }

  /** An account whose app secret is not the one that the marketplace knows. */
  Member memberWithWrongSecret() {
    return member(Settings.none(), WRONG_SECRET);
  }

  /** An account whose token has ended. */
  Member memberInNeed() {
    return memberInNeed(Settings.none());
  }

  /** An account whose token has ended and whose requests go to another address. */
  Member memberInNeed(Settings own) {
    Member member = member(own, app.secret());
    Credential stored = store.load(credential(member)).orElseThrow();
    AccessToken token = stored.accessToken();
    Instant past = clock.instant().minusSeconds(1);
    if (!store.save(
        stored.id(),
        stored.version(),
        stored.withTokens(
            new AccessToken(token.value(), past, past, past), stored.refreshToken()))) {
      throw new IllegalStateException("Somebody else saved it");
    }
    return member;
  }

  CredentialId credential(Member member) {
    return new CredentialId("credential-of-" + member.seller().name());
  }

  private Member member(Settings own, String secret) {
    FakeSeller seller = fake.seller("seller-" + ++sellers, "ID");
    FakeShop shop = seller.shop();
    shop.seedOrders(3, clock.instant().minus(Duration.ofDays(2)), clock.instant());
    FakeTokens tokens = seller.connect(app);
    canaries.plant("access token of " + seller.name(), tokens.accessToken());
    canaries.plant("refresh token of " + seller.name(), tokens.refreshToken());
    CredentialId id = new CredentialId("credential-of-" + seller.name());
    Credential credential =
        TikTokCredential.ofApp(id, app.key(), Secret.of(secret))
            .withTokens(
                AccessToken.expiringAt(
                    Secret.of(tokens.accessToken()), tokens.accessTokenExpiresAt()),
                new RefreshToken(Secret.of(tokens.refreshToken()), tokens.refreshTokenExpiresAt()));
    eyes.see(credential);
    Account account =
        Account.of(TikTokShop.ID, new ShopId(shop.id()), "Shop of " + seller.name())
            .region(new RegionCode("ID"))
            .settings(own)
            .shopAttribute(TikTokCredential.SHOP_CIPHER, shop.cipher())
            .build();
    return new Member(eyes.see(fleet.accounts().register(account, credential)), seller);
  }

  /** Whether it waits for a moment only, for answers that never come. */
  void impatient(boolean value) {
    impatient = value;
  }

  private Response patiently(Interceptor.Chain chain) throws IOException {
    Interceptor.Chain waiting =
        impatient ? chain.withReadTimeout(IMPATIENT_MILLIS, TimeUnit.MILLISECONDS) : chain;
    return waiting.proceed(chain.request());
  }

  private void take(Account account, SyncBatch<Order> batch) {
    eyes.see(account);
    eyes.see(batch);
    batch.records().forEach(eyes::see);
    eyes.noteThreads();
    if (sinkFails) {
      throw new IllegalStateException("The ERP is down");
    }
  }

  private void hear(FleetEvent event) {
    eyes.see(event);
    if (listenerFails) {
      throw new IllegalStateException("The dashboard is down");
    }
  }

  @Override
  public void close() {
    fleet.close();
    fake.close();
  }
}
