package io.shopfleet.jdbc.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RenewalOutcome;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.jdbc.Databases;
import io.shopfleet.jdbc.EncryptionKeys;
import io.shopfleet.jdbc.SchemaException;
import io.shopfleet.jdbc.ShopfleetJdbc;
import io.shopfleet.jdbc.ShopfleetSchema;
import io.shopfleet.jdbc.TinkCredentialCipher;
import io.shopfleet.jdbc.adoption.AdoptionReport.Found;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.Platform;
import io.shopfleet.platform.PlatformContext;
import io.shopfleet.platform.PlatformDescriptor;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adoptions of what is not quite like the two samples, and what comes after one. */
class OtherAdoptionsTest {

  private static final EncryptionKeys KEYS = EncryptionKeys.generate();

  @Nested
  class OnPostgresql {

    @RegisterExtension final TestDatabase database = TestDatabase.emptyOn(DatabaseKind.POSTGRESQL);

    @Test
    void nothingThere_tablesAreMade() {
      AdoptionReport preview = adoption(database).preview();
      AdoptionReport report = adoption(database).run();

      assertThat(preview.found()).isEqualTo(Found.NOTHING);
      assertThat(report).isEqualTo(preview);
      assertThat(new ShopfleetSchema(database.dataSource()).migrate()).isZero();
      assertThat(adoption(database).run().found()).isEqualTo(Found.SHOPFLEETS);
    }

    @Test
    void tableOfAnotherKind_refused() {
      Databases.execute(
          database.dataSource(), "CREATE TABLE integration_accounts (id TEXT, credentials JSONB)");

      assertThatExceptionOfType(AdoptionException.class)
          .isThrownBy(() -> adoption(database).run())
          .withMessageContaining("none that can be adopted");
    }

    @Test
    void migratedWithoutAdoption_failsAndNamesTheWay() {
      new HandmadeDatabase(database.dataSource(), "numbered.sql");

      assertThatExceptionOfType(SchemaException.class)
          .isThrownBy(() -> new ShopfleetSchema(database.dataSource()).migrate())
          .withMessageContaining("GuideAdoption");
      assertThat(adoption(database).run().adopted()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
      "UTC,2025-11-05T08:00:00Z",
      "Asia/Jakarta,2025-11-05T01:00:00Z",
      "+07:00,2025-11-05T01:00:00Z",
      "UTC-03:30,2025-11-05T11:30:00Z",
      "Etc/GMT+5,2025-11-05T13:00:00Z"
    })
    void instantsWithoutZone_areReadInTheStatedOne(String zone, Instant created) {
      new HandmadeDatabase(database.dataSource(), "numbered.sql");

      adoption(database).withInstantsIn(ZoneId.of(zone)).run();

      assertThat(stores(database).accounts().find(new AccountId("1")).orElseThrow().createdAt())
          .isEqualTo(created);
    }

    @Test
    void foreignKeyOfSeveralColumns_refusedAndNothingChanged() {
      new HandmadeDatabase(database.dataSource(), "numbered.sql");
      Databases.execute(
          database.dataSource(),
          "ALTER TABLE integration_accounts ADD UNIQUE (id, integration_id)");
      Databases.execute(
          database.dataSource(),
          "CREATE TABLE pairs (a INTEGER, p VARCHAR(100), FOREIGN KEY (a, p) REFERENCES"
              + " integration_accounts (id, integration_id))");

      assertThatExceptionOfType(AdoptionException.class)
          .isThrownBy(() -> adoption(database).run())
          .withMessageContaining("pairs");
      Databases.execute(database.dataSource(), "DROP TABLE pairs");
      assertThat(adoption(database).preview().found()).isEqualTo(Found.NUMBERED);
    }

    @Test
    void platformHandedInLater_itsAccountsFollow() {
      new HandmadeDatabase(database.dataSource(), "numbered.sql");
      GuideAdoption.of(
              database.dataSource(),
              stores(database).credentials(),
              List.of(),
              HandmadeDatabase.NOON)
          .run();

      AdoptionReport later = adoption(database).run();

      assertThat(later.adopted()).hasSize(5);
    }

    @Test
    void fleetOnAnAdoptedDatabase_listsChangesAndRegisters() {
      new HandmadeDatabase(database.dataSource(), "numbered.sql");
      adoption(database).run();
      ShopfleetJdbc stores = stores(database);

      try (Shopfleet fleet =
          stores
              .into(Shopfleet.builder())
              .platform(new Market(HandmadeDatabase.TOKOPEDIA))
              .build()) {
        Account solo = fleet.accounts().get(new AccountId("2"));
        fleet.accounts().update(solo.toBuilder().name("Solo Baru").build());
        fleet.accounts().setPrimary(solo.id());
        Account added =
            fleet
                .accounts()
                .register(
                    Account.of(solo.platform(), new ShopId("480099"), "Toko Baru")
                        .region(solo.region())
                        .build(),
                    Credential.of(new CredentialId("new"), Map.of(), Map.of()));

        assertThat(fleet.accounts().list(AccountQuery.all())).hasSize(6).contains(added);
        assertThat(fleet.accounts().get(solo.id()).primary()).isTrue();
        assertThat(fleet.accounts().get(new AccountId("1")).primary()).isFalse();
        assertThat(fleet.accounts().totals(new AccountId("1")).syncCount()).isEqualTo(412);
        assertThat(stores.credentials().load(new CredentialId("adopted-2"))).isPresent();
      }
    }
  }

  @Nested
  class OnMariadb {

    @RegisterExtension final TestDatabase database = TestDatabase.emptyOn(DatabaseKind.MARIADB);

    @Test
    void adoption_refused() {
      assertThatExceptionOfType(AdoptionException.class)
          .isThrownBy(() -> adoption(database).run())
          .withMessageContaining("PostgreSQL");
    }
  }

  private static GuideAdoption adoption(TestDatabase database) {
    return GuideAdoption.of(
        database.dataSource(),
        stores(database).credentials(),
        List.of(HandmadeDatabase.TOKOPEDIA),
        HandmadeDatabase.NOON);
  }

  private static ShopfleetJdbc stores(TestDatabase database) {
    return ShopfleetJdbc.on(
        database.dataSource(), new TinkCredentialCipher(KEYS), HandmadeDatabase.NOON);
  }

  /** A marketplace that offers nothing. */
  private record Market(PlatformDescriptor descriptor)
      implements Platform, Connector, TokenEndpoint {

    @Override
    public Connector connect(PlatformContext context) {
      return this;
    }

    @Override
    public <C> Optional<C> capability(Class<C> type) {
      return Optional.empty();
    }

    @Override
    public <C> Optional<C> client(Account account, Class<C> type) {
      return Optional.empty();
    }

    @Override
    public TokenEndpoint tokenEndpoint() {
      return this;
    }

    @Override
    public RenewalOutcome renew(Account account, Credential credential) {
      return new RenewalOutcome.NotProcessed("it has none", null);
    }

    @Override
    public boolean renewsEarly() {
      return true;
    }
  }
}
