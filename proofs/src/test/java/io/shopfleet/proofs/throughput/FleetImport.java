package io.shopfleet.proofs.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.ShopId;
import io.shopfleet.benchmarks.HandWrittenShop;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Secret;
import io.shopfleet.jdbc.ShopfleetJdbc;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.proofs.process.SharedCredentials;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.tiktokshop.TikTokShop;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** The same import by Shopfleet: its engine, TikTok Shop, the ready sink, all stores on JDBC. */
final class FleetImport implements AutoCloseable {

  private static final Duration FOR_EVER = Duration.ofDays(3650);

  private final Shopfleet fleet;
  private final AccountId account;

  FleetImport(URI address, DataSource database, String account, Instant since, Instant now) {
    HurriedTime clock = new HurriedTime(now);
    ShopfleetJdbc stores =
        ShopfleetJdbc.on(database, SharedCredentials.cipher(SharedCredentials.newKey()), clock);
    this.fleet =
        stores
            .into(Shopfleet.builder())
            .orders(stores.sinks().orders())
            .platform(
                TikTokShop.platform(),
                Settings.none()
                    .with(Endpoints.BASE_URL, address)
                    .with(Endpoints.AUTH_URL, address)
                    .with(SyncSettings.FROM, since))
            .clock(clock)
            .sleeper(
                pause -> {
                  throw new IllegalStateException("The limiter throttles the proof: " + pause);
                })
            .build();
    this.account = register(account, now);
  }

  private AccountId register(String id, Instant now) {
    CredentialId credential = new CredentialId("credential-" + id);
    Credential good =
        TikTokCredential.ofApp(
                credential, HandWrittenShop.APP_KEY, Secret.of(HandWrittenShop.SECRET))
            .withTokens(
                AccessToken.expiringAt(Secret.of(HandWrittenShop.TOKEN), now.plus(FOR_EVER)),
                new RefreshToken(Secret.of("ROW_refresh-token"), null));
    return fleet
        .accounts()
        .register(
            Account.of(TikTokShop.ID, new ShopId(id), "Shop " + id)
                .id(new AccountId(id))
                .region(new RegionCode("ID"))
                .credential(credential)
                .shopAttribute(TikTokCredential.SHOP_CIPHER, HandWrittenShop.CIPHER)
                .build(),
            good)
        .id();
  }

  void run() {
    SyncRun run = fleet.sync().syncNow(account);
    assertThat(run.outcome()).as("%s", run).isEqualTo(SyncRun.Outcome.SUCCEEDED);
  }

  @Override
  public void close() {
    fleet.close();
  }
}
