package io.shopfleet.jdbc.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.account.TenantId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Secret;
import io.shopfleet.jdbc.EncryptionKeys;
import io.shopfleet.jdbc.ShopfleetJdbc;
import io.shopfleet.jdbc.TinkCredentialCipher;
import io.shopfleet.jdbc.adoption.AdoptionReport.Found;
import io.shopfleet.jdbc.adoption.AdoptionReport.Remark;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.ScheduleSettings;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.sync.SyncSettings.Streams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database with UUIDs as ids, a default mark, and instants with a zone. */
class UuidAdoptionTest {

  private static final String LONDON = "11111111-0000-4000-8000-000000000001";
  private static final String DALLAS = "11111111-0000-4000-8000-000000000002";
  private static final String MANILA = "11111111-0000-4000-8000-000000000003";
  private static final String JAKARTA = "11111111-0000-4000-8000-000000000004";
  private static final String LONDON_AGAIN = "11111111-0000-4000-8000-000000000005";

  @RegisterExtension final TestDatabase database = TestDatabase.emptyOn(DatabaseKind.POSTGRESQL);

  private HandmadeDatabase handmade;
  private ShopfleetJdbc stores;

  @BeforeEach
  void build() {
    handmade = new HandmadeDatabase(database.dataSource(), "uuids.sql");
    stores =
        ShopfleetJdbc.on(
            database.dataSource(),
            new TinkCredentialCipher(EncryptionKeys.generate()),
            HandmadeDatabase.NOON);
  }

  private GuideAdoption adoption() {
    return GuideAdoption.of(
        database.dataSource(),
        stores.credentials(),
        List.of(HandmadeDatabase.TIKTOK_SHOP),
        HandmadeDatabase.NOON);
  }

  @Test
  void adopted_reportSaysWhatBecameOfEachAccount() {
    AdoptionReport report = adoption().run();

    assertThat(report.found()).isEqualTo(Found.UUIDS);
    assertThat(report.adopted())
        .extracting(AccountId::value)
        .containsExactlyInAnyOrder(LONDON, DALLAS, MANILA, JAKARTA);
    assertThat(report.refused())
        .containsExactly(
            new Remark(
                new AccountId(LONDON_AGAIN),
                "Tenun London (old)",
                "its shop is account " + LONDON + " already"));
    assertThat(report.notes())
        .extracting(note -> note.name() + " " + note.text())
        .containsExactlyInAnyOrder(
            "Tenun Manila its authorization has ended: the seller has to authorize it anew",
            "Tenun Jakarta was not synchronised by itself: adopted with sync.auto=false, to be"
                + " synchronised on demand");
  }

  @Test
  void adopted_accountHasAllItsParts() {
    adoption().forTenant(new TenantId("tenun")).in(Environment.STAGING).run();

    Account account = account(LONDON);
    assertThat(account.tenant()).isEqualTo(new TenantId("tenun"));
    assertThat(account.environment()).isEqualTo(Environment.STAGING);
    assertThat(account.shopId()).isEqualTo(new ShopId("7495000000000000123"));
    assertThat(account.shopAttributes()).isEqualTo(Map.of("shop_cipher", "cipher-london"));
    assertThat(account.region()).isEqualTo(new RegionCode("GB"));
    assertThat(account.zone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(account.enabled()).isTrue();
    assertThat(account.connectionState()).isEqualTo(ConnectionState.CONNECTED);
    assertThat(account.primary()).isTrue();
    assertThat(account.features())
        .containsExactlyInAnyOrder(
            "product_catalog", "order_fulfillment", "inventory_sync", "live_shopping");
    assertThat(account.settings().get(SyncSettings.INTERVAL)).contains(Duration.ofMinutes(20));
    assertThat(account.settings().get(SyncSettings.STREAMS))
        .contains(Streams.of(DataStream.ORDERS, DataStream.INVENTORY));
    assertThat(account.metadata())
        .containsEntry("total_products", "120")
        .containsEntry("shop_rating", "4.8")
        .containsEntry("live_sessions_enabled", "true");
    assertThat(account.createdAt()).isEqualTo(Instant.parse("2025-12-01T09:00:00Z"));
    assertThat(account.createdBy()).isEqualTo("0a1b2c3d-0000-4000-8000-000000000001");
  }

  @Test
  void endsAsDurations_countFromWhenTheTokenWasObtained() {
    adoption().run();

    Credential credential = credential(LONDON);
    assertThat(credential.parameters())
        .isEqualTo(Map.of("app_key", "key-london", "open_id", "open-london"));
    assertThat(credential.secrets())
        .isEqualTo(Map.of("app_secret", Secret.of("planted-secret-london")));
    assertThat(credential.accessToken())
        .isEqualTo(
            AccessToken.expiringAt(
                Secret.of("planted-access-london"), Instant.parse("2026-03-02T06:00:00Z")));
    assertThat(credential.refreshToken())
        .isEqualTo(
            new RefreshToken(
                Secret.of("planted-refresh-london"), Instant.parse("2026-05-30T06:00:00Z")));
  }

  @Test
  void endsAsSecondsSince1970_areThoseInstants() {
    adoption().run();

    assertThat(credential(DALLAS).accessToken().expiresAt())
        .isEqualTo(Instant.parse("2026-03-01T17:00:00Z"));
    assertThat(credential(DALLAS).refreshToken().expiresAt())
        .isEqualTo(Instant.parse("2026-05-28T20:26:40Z"));
  }

  @Test
  void bothTokensEnded_hasToBeAuthorizedAnew() {
    adoption().run();

    assertThat(account(MANILA).connectionState()).isEqualTo(ConnectionState.NEEDS_REAUTH);
  }

  @Test
  void noToken_isPendingThoughItWasCalledActive() {
    adoption().run();

    assertThat(account(JAKARTA).connectionState()).isEqualTo(ConnectionState.PENDING);
    assertThat(account(JAKARTA).enabled()).isTrue();
    assertThat(account(JAKARTA).settings().get(ScheduleSettings.AUTO)).contains(false);
    assertThat(account(JAKARTA).shopAttributes()).isEmpty();
  }

  @Test
  void noStreamLeft_isDisabledAndSaysSo() {
    handmade.execute(
        "UPDATE integration_accounts SET credentials = '{\"region\": \"ID\", \"sync_settings\":"
            + " {\"sync_orders\": false, \"sync_products\": false, \"sync_inventory\": false}}'"
            + " WHERE account_name = 'Tenun Jakarta'");

    AdoptionReport report = adoption().run();

    assertThat(account(JAKARTA).enabled()).isFalse();
    assertThat(report.notes())
        .contains(
            new Remark(
                new AccountId(JAKARTA),
                "Tenun Jakarta",
                "had no stream to synchronise: adopted as disabled"));
  }

  @Test
  void twoDefaults_theElderIsThePrimary() {
    adoption().run();

    assertThat(account(LONDON).primary()).isTrue();
    assertThat(account(DALLAS).primary()).isFalse();
    assertThat(handmade.rows("SELECT id FROM integration_accounts WHERE is_default"))
        .containsExactly(LONDON);
  }

  @Test
  void adopted_noSecretStandsInClear() {
    adoption().run();

    assertThat(handmade.everything()).doesNotContain("planted-");
  }

  @Test
  void previewed_saysTheSameAndChangesNothing() {
    String before = handmade.everything();

    AdoptionReport preview = adoption().preview();

    assertThat(handmade.everything()).isEqualTo(before);
    assertThat(adoption().run()).isEqualTo(preview);
    assertThat(adoption().preview()).isEqualTo(adoption().run());
  }

  @Test
  void hostEncryptedItsSecrets_openedBeforeTheyAreSealed() {
    UnaryOperator<String> opening = text -> text.replace("planted-", "opened-");

    adoption().opening(opening).run();

    assertThat(credential(LONDON).secret("app_secret").orElseThrow().reveal())
        .isEqualTo("opened-secret-london");
    assertThat(credential(LONDON).accessToken().value().reveal()).isEqualTo("opened-access-london");
    assertThat(credential(LONDON).parameter("app_key")).contains("key-london");
  }

  @Test
  void hostsSecretDoesNotOpen_accountStaysAndTheReasonHoldsNoSecret() {
    AdoptionReport report =
        adoption()
            .opening(
                text -> {
                  if (text.contains("dallas")) {
                    throw new IllegalStateException("cannot open " + text);
                  }
                  return text;
                })
            .run();

    assertThat(report.refused())
        .contains(
            new Remark(
                new AccountId(DALLAS),
                "Tenun Dallas",
                "credentials.app_secret could not be opened"));
    assertThat(report.toString()).doesNotContain("planted-");
  }

  @Test
  void credentialsOfTheTimeBeforeAccounts_areWarnedOf() {
    handmade.execute(
        "UPDATE integrations SET config = '{\"credentials\": {\"app_secret\": \"old\"}}'");

    assertThat(adoption().run().warnings())
        .containsExactly(
            "integrations.config of tiktok-shop holds credentials in clear; remove them once its"
                + " account is adopted");
  }

  private Account account(String id) {
    return stores.accounts().find(new AccountId(id)).orElseThrow();
  }

  private Credential credential(String id) {
    return stores.credentials().load(new CredentialId("adopted-" + id)).orElseThrow();
  }
}
