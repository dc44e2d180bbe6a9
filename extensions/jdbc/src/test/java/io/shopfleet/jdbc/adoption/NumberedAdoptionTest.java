package io.shopfleet.jdbc.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.account.TenantId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.jdbc.EncryptionKeys;
import io.shopfleet.jdbc.ShopfleetJdbc;
import io.shopfleet.jdbc.TinkCredentialCipher;
import io.shopfleet.jdbc.adoption.AdoptionReport.Found;
import io.shopfleet.jdbc.adoption.AdoptionReport.Remark;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.RunTotals;
import io.shopfleet.sync.ScheduleSettings;
import io.shopfleet.sync.SyncSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database with numbers as ids, a parent row per platform, and instants without a zone. */
class NumberedAdoptionTest {

  private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

  @RegisterExtension final TestDatabase database = TestDatabase.emptyOn(DatabaseKind.POSTGRESQL);

  private final EncryptionKeys keys = EncryptionKeys.generate();
  private HandmadeDatabase handmade;
  private ShopfleetJdbc stores;

  @BeforeEach
  void build() {
    handmade = new HandmadeDatabase(database.dataSource(), "numbered.sql");
    stores =
        ShopfleetJdbc.on(
            database.dataSource(), new TinkCredentialCipher(keys), HandmadeDatabase.NOON);
  }

  private GuideAdoption adoption() {
    return GuideAdoption.of(
            database.dataSource(),
            stores.credentials(),
            List.of(HandmadeDatabase.TOKOPEDIA),
            HandmadeDatabase.NOON)
        .withInstantsIn(JAKARTA);
  }

  @Test
  void adopted_reportSaysWhatBecameOfEachAccount() {
    AdoptionReport report = adoption().run();

    assertThat(report.found()).isEqualTo(Found.NUMBERED);
    assertThat(report.adopted())
        .extracting(AccountId::value)
        .containsExactly("1", "2", "3", "4", "5");
    assertThat(report.refused())
        .containsExactly(
            new Remark(
                new AccountId("6"),
                "Lapak Kain",
                "platform \"bukalapak\" was not handed in; its credentials stay in clear"),
            new Remark(
                new AccountId("7"),
                "Dua Nomor",
                "account_identifier and credentials.shop_id name two shops; write the right one"
                    + " into both"));
    assertThat(report.notes())
        .containsExactly(
            new Remark(
                new AccountId("4"),
                "Toko Lama",
                "was not synchronised by itself: adopted with sync.auto=false, to be synchronised"
                    + " on demand"));
    assertThat(report.complete()).isFalse();
  }

  @Test
  void adopted_accountHasAllItsParts() {
    adoption().run();

    Account account = account("1");
    assertThat(account.tenant()).isEqualTo(TenantId.DEFAULT);
    assertThat(account.environment()).isEqualTo(Environment.PRODUCTION);
    assertThat(account.shopId()).isEqualTo(new ShopId("480011"));
    assertThat(account.name()).isEqualTo("Toko Batik Bandung");
    assertThat(account.region()).isEqualTo(new RegionCode("ID"));
    assertThat(account.zone()).isEqualTo(JAKARTA);
    assertThat(account.credential()).isEqualTo(new CredentialId("adopted-1"));
    assertThat(account.enabled()).isTrue();
    assertThat(account.connectionState()).isEqualTo(ConnectionState.CONNECTED);
    assertThat(account.primary()).isTrue();
    assertThat(account.settings().get(SyncSettings.INTERVAL)).contains(Duration.ofMinutes(15));
    assertThat(account.shopAttributes()).isEmpty();
    assertThat(account.metadata())
        .isEqualTo(
            Map.of(
                "shop_name", "Batik Bandung",
                "warehouse", "Bandung Timur",
                "tier", "Gold",
                "floor", "2",
                "open", "true",
                "tags", "[\"batik\", \"kain\"]"));
    assertThat(account.version()).isEqualTo(1);
    assertThat(account.createdAt()).isEqualTo(Instant.parse("2025-11-05T01:00:00Z"));
    assertThat(account.createdBy()).isNull();
    assertThat(account.archived()).isFalse();
  }

  @Test
  void adopted_credentialHasSecretsTokensAndTheRest() {
    adoption().run();

    Credential credential = stores.credentials().load(new CredentialId("adopted-1")).orElseThrow();
    assertThat(credential.parameters())
        .isEqualTo(Map.of("fs_id", "15001", "client_id", "id-bandung"));
    assertThat(credential.secrets())
        .isEqualTo(Map.of("client_secret", Secret.of("planted-secret-bandung")));
    assertThat(credential.accessToken())
        .isEqualTo(
            AccessToken.expiringAt(
                Secret.of("planted-token-bandung"), Instant.parse("2026-03-01T19:00:00Z")));
    assertThat(credential.refreshToken()).isNull();
  }

  @Test
  void idOfTheAppInPlaceOfTheShops_shopIsTheOneInTheDocument() {
    adoption().run();

    assertThat(account("2").shopId()).isEqualTo(new ShopId("480022"));
    Credential credential = stores.credentials().load(new CredentialId("adopted-2")).orElseThrow();
    assertThat(credential.accessToken().expiresAt())
        .isEqualTo(Instant.parse("2026-03-01T12:30:00Z"));
  }

  @Test
  void neverAuthorized_isPendingWhateverItsStatusWas() {
    adoption().run();

    assertThat(account("3").connectionState()).isEqualTo(ConnectionState.PENDING);
    assertThat(account("3").enabled()).isTrue();
    assertThat(account("5").connectionState()).isEqualTo(ConnectionState.PENDING);
    assertThat(account("5").enabled()).isFalse();
    assertThat(account("5").credential()).isNull();
  }

  @Test
  void notSynchronisedByItself_isEnabledAndWaitsForTheDemand() {
    adoption().run();

    assertThat(account("4").enabled()).isTrue();
    assertThat(account("4").settings().get(ScheduleSettings.AUTO)).contains(false);
    assertThat(account("1").settings().get(ScheduleSettings.AUTO)).isEmpty();
  }

  @Test
  void failedBefore_isInErrorAndItsCountersGoOn() {
    adoption().run();

    assertThat(account("4").connectionState()).isEqualTo(ConnectionState.ERROR);
    assertThat(stores.runs().totals(new AccountId("4")))
        .isEqualTo(
            new RunTotals(9, 4, 1, Instant.parse("2025-12-31T17:10:00Z"), null, "Shop is closed"));
    assertThat(stores.runs().totals(new AccountId("1")).syncCount()).isEqualTo(412);
    assertThat(stores.runs().totals(new AccountId("3"))).isEqualTo(RunTotals.NONE);
  }

  @Test
  void adopted_noSecretStandsInClear() {
    assertThat(handmade.everything()).contains("planted-");

    adoption().run();

    assertThat(handmade.everything()).doesNotContain("planted-");
    assertThat(handmade.rows("SELECT id, credentials FROM integration_accounts WHERE version > 0"))
        .containsExactlyInAnyOrder("1|{}", "2|{}", "3|{}", "4|{}", "5|{}");
  }

  @Test
  void refused_rowAndDocumentStayAndNoRegistrySeesIt() {
    adoption().run();

    assertThat(handmade.rows("SELECT credentials, status FROM integration_accounts WHERE id = '6'"))
        .containsExactly("{\"api_key\": \"lapak-key-in-clear\"}|active");
    assertThat(stores.accounts().find(new AccountId("6"))).isEmpty();
    assertThat(stores.accounts().list(AccountQuery.all().withArchived(), null, 100).accounts())
        .extracting(account -> account.id().value())
        .containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void refusedForTheRow_adoptedOnceItIsPutRight() {
    adoption().run();
    handmade.execute(
        "UPDATE integration_accounts SET account_identifier = '480078' WHERE id = '7'");

    AdoptionReport second = adoption().run();

    assertThat(second.found()).isEqualTo(Found.SHOPFLEETS);
    assertThat(second.statements()).isEmpty();
    assertThat(second.adopted()).containsExactly(new AccountId("7"));
    assertThat(account("7").shopId()).isEqualTo(new ShopId("480078"));
  }

  @Test
  void hostsRows_stillReferToTheirAccountsByTheSameRules() {
    List<String> before = handmade.rows("SELECT id, source_account_id FROM orders ORDER BY id");

    adoption().run();

    assertThat(handmade.rows("SELECT id, source_account_id FROM orders ORDER BY id"))
        .isEqualTo(before);
    assertThat(handmade.rows("SELECT * FROM \"Stock Rules\" ORDER BY 1"))
        .containsExactly("1|60", "2|40");
    assertThat(handmade.rows("SELECT * FROM stock_rule_history ORDER BY 1"))
        .containsExactly("1", "1", "2");
    assertThat(
            handmade.rows(
                "SELECT conrelid::regclass, conname, confdeltype, confupdtype FROM pg_constraint"
                    + " WHERE contype = 'f'"))
        .containsExactlyInAnyOrder(
            "integration_account_access|integration_account_access_account_id_fkey|c|a",
            "integration_logs|integration_logs_account_id_fkey|n|a",
            "integration_mappings|integration_mappings_account_id_fkey|c|a",
            "orders|orders_of_account|a|a",
            "\"Stock Rules\"|Stock Rules_Account_fkey|r|c",
            "stock_rule_history|stock_rule_history_rule_fkey|c|a");
  }

  @Test
  void platformsRowDeleted_accountsStay() {
    adoption().run();

    handmade.execute("DELETE FROM integrations");

    assertThat(stores.accounts().find(new AccountId("1"))).isPresent();
  }

  @Test
  void sameShopOfAnotherTenant_canBeRegistered() {
    adoption().run();
    Account account = account("1");

    Account other =
        stores
            .accounts()
            .register(
                account.toBuilder()
                    .id(new AccountId("other"))
                    .tenant(new TenantId("other"))
                    .build());

    assertThat(other.version()).isEqualTo(1);
  }

  @Test
  void twoPrimaries_theElderStaysOne() {
    handmade.execute("UPDATE integration_accounts SET is_primary = true WHERE id IN (2, 3)");

    adoption().run();

    assertThat(account("1").primary()).isTrue();
    assertThat(account("2").primary()).isFalse();
    assertThat(account("3").primary()).isFalse();
    assertThat(stores.accounts().setPrimary(new AccountId("3")).primary()).isTrue();
  }

  @Test
  void primaryThatWasRefused_hindersNobody() {
    handmade.execute("UPDATE integration_accounts SET is_primary = id = 7");
    adoption().run();

    assertThat(stores.accounts().setPrimary(new AccountId("2")).primary()).isTrue();

    handmade.execute(
        "UPDATE integration_accounts SET account_identifier = '480078' WHERE id = '7'");
    adoption().run();
    assertThat(account("7").primary()).isFalse();
    assertThat(account("2").primary()).isTrue();
  }

  @Test
  void previewed_saysTheSameAndChangesNothing() {
    String before = handmade.everything();

    AdoptionReport preview = adoption().preview();

    assertThat(handmade.everything()).isEqualTo(before);
    assertThat(adoption().run()).isEqualTo(preview);
  }

  @Test
  void runTwice_secondTimeDoesNothing() {
    adoption().run();
    String before = handmade.everything();

    AdoptionReport second = adoption().run();

    assertThat(second.adopted()).isEmpty();
    assertThat(second.refused()).hasSize(2);
    assertThat(handmade.everything()).isEqualTo(before);
  }

  @Test
  void tableCannotBeConverted_nothingIsChanged() {
    handmade.execute("CREATE VIEW shops AS SELECT id FROM integration_accounts");

    assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> adoption().run());

    assertThat(adoption().preview().found()).isEqualTo(Found.NUMBERED);
    assertThat(
            handmade.rows("SELECT conname FROM pg_constraint WHERE conname = 'orders_of_account'"))
        .hasSize(1);
    handmade.execute("DROP VIEW shops");
    assertThat(adoption().run().adopted()).hasSize(5);
  }

  @Test
  void databaseQuotesARow_noSecretIsInTheException() {
    handmade.execute(
        "UPDATE integration_accounts SET credentials = '{\"client_secret\": \"planted-short\"}'");
    handmade.execute(
        "ALTER TABLE integration_accounts ADD CONSTRAINT hosts_own CHECK (sync_count < 0) NOT VALID");

    assertThatExceptionOfType(AdoptionException.class)
        .isThrownBy(() -> adoption().run())
        .satisfies(
            e ->
                assertThat(e)
                    .hasStackTraceContaining("hosts_own")
                    .extracting(Throwables::getStackTrace)
                    .asString()
                    .doesNotContain("planted-"));
  }

  @Test
  void documentIsNone_refusedWithoutQuotingIt() {
    handmade.execute("UPDATE integration_accounts SET credentials = '[\"planted\"]' WHERE id = 1");

    assertThat(adoption().run().refused())
        .contains(
            new Remark(new AccountId("1"), "Toko Batik Bandung", "credentials is no JSON object"));
  }

  private Account account(String id) {
    return stores.accounts().find(new AccountId(id)).orElseThrow();
  }
}
