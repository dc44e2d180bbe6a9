package io.shopfleet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.RegistryUnavailableException;
import io.shopfleet.account.Settings;
import io.shopfleet.account.ShopId;
import io.shopfleet.account.TenantId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.RunStore;
import io.shopfleet.sync.ScheduleSettings;
import io.shopfleet.sync.StreamFailure;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operators and hosts see of the tables by SQL. */
class OperatorsColumnsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Nested
  class OnPostgresql extends OnAnyDatabase {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class OnMariadb extends OnAnyDatabase {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class OnH2 extends OnAnyDatabase {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.H2);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  abstract static class OnAnyDatabase {

    private final String run = UUID.randomUUID().toString();
    private final AccountId first = new AccountId(run + "-1");
    private AccountRegistry accounts;
    private RunStore runs;

    abstract TestDatabase database();

    @BeforeEach
    void build() {
      accounts =
          new JdbcAccountRegistry(database().dataSource(), Clock.fixed(NOON, ZoneOffset.UTC));
      runs = new JdbcRunStore(database().dataSource());
    }

    @Test
    void registered_copiesSayWhatTheAccountSays() {
      Account account =
          account("1").toBuilder().setting(SyncSettings.INTERVAL, Duration.ofSeconds(90)).build();

      accounts.register(account);

      assertThat(column("status")).isEqualTo("pending");
      assertThat(column("sync_interval_minutes")).isEqualTo("2");
      assertThat(column("credentials")).isEqualTo("{}");
      assertThat(column("sync_count")).isEqualTo("0");
      assertThat(flag("auto_sync")).isTrue();
      assertThat(flag("is_default")).isFalse();
    }

    @Test
    void changed_copiesFollow() {
      Account account = accounts.setPrimary(accounts.register(account("1")).id());

      accounts.update(
          account.toBuilder().enabled(false).connectionState(ConnectionState.CONNECTED).build());

      assertThat(column("status")).isEqualTo("inactive");
      assertThat(column("sync_interval_minutes")).isNull();
      assertThat(flag("auto_sync")).isFalse();
      assertThat(flag("is_default")).isTrue();
    }

    @Test
    void notSynchronisedByItself_autoSyncSaysSo() {
      Account account =
          accounts.register(account("1").toBuilder().setting(ScheduleSettings.AUTO, false).build());

      assertThat(column("status")).isEqualTo("pending");
      assertThat(flag("auto_sync")).isFalse();

      accounts.update(account.toBuilder().setting(ScheduleSettings.AUTO, true).build());

      assertThat(flag("auto_sync")).isTrue();

      accounts.update(
          accounts.find(first).orElseThrow().toBuilder()
              .settings(new Settings(Map.of("sync.auto", "perhaps")))
              .build());

      assertThat(flag("auto_sync")).isTrue();
    }

    @Test
    void runAdded_countersOfItsAccountFollow() {
      accounts.register(account("1"));

      runs.add(run(1, null));
      runs.add(run(2, "No route\0"));

      assertThat(column("sync_count")).isEqualTo("2");
      assertThat(column("error_count")).isEqualTo("1");
      assertThat(column("last_error")).isEqualTo("No route\uFFFD");
      assertThat(column("last_sync_at")).contains("12:02:00");
      assertThat(accounts.find(first).orElseThrow().version()).isEqualTo(1);

      runs.erase(first);

      assertThat(column("sync_count")).isEqualTo("0");
      assertThat(column("last_error")).isNull();
      assertThat(column("last_sync_at")).isNull();
    }

    @Test
    void manyRuns_onlyTheLastAreKept() {
      for (int i = 0; i < JdbcRunStore.KEPT + 3; i++) {
        runs.add(run(i, null));
      }

      assertThat(
              single(
                  "SELECT COUNT(*) FROM integration_sync_runs WHERE account_id = '" + first + "'"))
          .isEqualTo(String.valueOf(JdbcRunStore.KEPT));
      assertThat(
              single(
                  "SELECT run_id FROM integration_sync_runs WHERE run_number = 4 AND account_id = '"
                      + first
                      + "'"))
          .isEqualTo("run-3");
    }

    @Test
    void runAdded_sayWhoWantedItAndWhatBecameOfIt() {
      runs.add(run(1, "No route"));

      String mine = " FROM integration_sync_runs WHERE account_id = '" + first + "'";
      assertThat(single("SELECT actor" + mine)).isEqualTo("Budi\uFFFD");
      assertThat(single("SELECT kind" + mine)).isEqualTo("CHANGES");
      assertThat(single("SELECT outcome" + mine)).isEqualTo("FAILED");
      assertThat(single("SELECT records" + mine)).isEqualTo("1");
      assertThat(single("SELECT item_errors" + mine)).isEqualTo("2");
    }

    @Test
    void runsFromBeforeOutcomes_readByWhetherTheySucceeded() throws SQLException {
      execute(oldRun(1, true, "null", "null"));
      execute(oldRun(2, false, "\"TRANSIENT\"", "\"No route\""));

      SyncRun failed = runs.find(first, "old-2").orElseThrow();
      SyncRun good = runs.find(first, "old-1").orElseThrow();

      assertThat(good.outcome()).isEqualTo(SyncRun.Outcome.SUCCEEDED);
      assertThat(good.kind()).isEqualTo(SyncRun.Kind.CHANGES);
      assertThat(good.actor()).isNull();
      assertThat(good.records()).isEqualTo(250);
      assertThat(good.streams().get(0).pages()).isEqualTo(3);
      assertThat(good.streams().get(0).outcome()).isEqualTo(SyncRun.Outcome.SUCCEEDED);
      assertThat(good.streams().get(0).watermark()).isEqualTo(NOON);
      assertThat(failed.outcome()).isEqualTo(SyncRun.Outcome.FAILED);
      assertThat(failed.streams().get(0).outcome()).isEqualTo(SyncRun.Outcome.FAILED);
      assertThat(failed.firstFailure())
          .contains(
              new StreamFailure(
                  FailureKind.TRANSIENT, StreamFailure.Origin.MARKETPLACE, "No route"));
    }

    /** As the version before wrote it. */
    private String oldRun(int number, boolean succeeded, String failure, String message) {
      return "INSERT INTO integration_sync_runs (account_id, run_number, run_id, run_trigger,"
          + " started_at, finished_at, succeeded, records, streams) VALUES ('"
          + first
          + "', "
          + number
          + ", 'old-"
          + number
          + "', 'SCHEDULE', '2026-03-01 12:00:00', '2026-03-01 12:00:01', "
          + succeeded
          + ", 250, '[{\"stream\":\"ORDERS\",\"pages\":3,\"records\":250,\"watermark\":"
          + "\"2026-03-01T12:00:00Z\",\"failure\":"
          + failure
          + ",\"message\":"
          + message
          + "}]')";
    }

    @Test
    void secondPrimaryBySql_refusedByTheDatabase() {
      accounts.setPrimary(accounts.register(account("1")).id());
      accounts.register(account("2"));

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () ->
                  execute(
                      "UPDATE integration_accounts SET is_primary = TRUE WHERE id = '"
                          + run
                          + "-2'"))
          .matches(Dialect::duplicate);
    }

    @Test
    void secondAccountOfAShopBySql_refusedByTheDatabase() {
      accounts.register(account("1"));
      accounts.register(account("2"));

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () ->
                  execute(
                      "UPDATE integration_accounts SET account_identifier = 'shop-1' WHERE id = '"
                          + run
                          + "-2'"))
          .matches(Dialect::duplicate);
    }

    @Test
    void wordThatThisVersionDoesNotKnow_isTroubleAndNotAbsence() throws SQLException {
      accounts.register(account("1"));
      execute(
          "UPDATE integration_accounts SET connection_state = 'SLEEPING' WHERE id = '"
              + first
              + "'");

      assertThatExceptionOfType(RegistryUnavailableException.class)
          .isThrownBy(() -> accounts.find(first));
    }

    @Test
    void accountErased_mappingsGoAndLogsStay() throws SQLException {
      accounts.register(account("1"));
      execute("INSERT INTO integration_mappings (account_id) VALUES ('" + first + "')");
      execute("INSERT INTO integration_account_access (account_id) VALUES ('" + first + "')");
      execute(
          "INSERT INTO integration_logs (account_id, message) VALUES ('"
              + first
              + "', '"
              + run
              + "')");
      accounts.archive(first);

      accounts.erase(first);

      assertThat(
              single(
                  "SELECT COUNT(*) FROM integration_mappings WHERE account_id = '" + first + "'"))
          .isEqualTo("0");
      assertThat(
              single(
                  "SELECT COUNT(*) FROM integration_account_access WHERE account_id = '"
                      + first
                      + "'"))
          .isEqualTo("0");
      assertThat(
              single(
                  "SELECT COUNT(*) FROM integration_logs WHERE account_id IS NULL AND message = '"
                      + run
                      + "'"))
          .isEqualTo("1");
    }

    @Test
    void accountThatHostsRowsReferTo_isNotErased() throws SQLException {
      accounts.register(account("1"));
      accounts.archive(first);
      execute(
          "CREATE TABLE orders (account VARCHAR(255)"
              + (database().kind() == DatabaseKind.MARIADB
                  ? " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                  : "")
              + ", FOREIGN KEY (account) REFERENCES integration_accounts (id))");
      execute("INSERT INTO orders VALUES ('" + first + "')");

      assertThatExceptionOfType(RegistryUnavailableException.class)
          .isThrownBy(() -> accounts.erase(first))
          .withMessageContaining("rows of other tables refer to it");
      assertThat(accounts.find(first)).isPresent();
    }

    @Test
    void watermarkFinerThanAMicrosecond_isNeverLaterThanSaved() {
      JdbcCheckpointStore checkpoints = new JdbcCheckpointStore(database().dataSource());

      checkpoints.save(first, DataStream.ORDERS, 0, NOON.plusNanos(1_999));

      assertThat(checkpoints.load(first, DataStream.ORDERS).orElseThrow().watermark())
          .isEqualTo(NOON.plusNanos(1_000));
    }

    private Account account(String id) {
      return Account.of(new PlatformId("market"), new ShopId("shop-" + id), "Shop " + id)
          .id(new AccountId(run + "-" + id))
          .tenant(new TenantId(run))
          .region(new RegionCode("ID"))
          .build();
    }

    private SyncRun run(int number, @Nullable String failure) {
      Instant end = NOON.plusSeconds(60L * number);
      SyncRun.Outcome outcome =
          failure == null ? SyncRun.Outcome.SUCCEEDED : SyncRun.Outcome.FAILED;
      return new SyncRun(
          "run-" + number,
          first,
          SyncRun.Trigger.SCHEDULE,
          "Budi\0",
          SyncRun.Kind.CHANGES,
          outcome,
          end.minusSeconds(1),
          end,
          List.of(
              new SyncRun.StreamRun(
                  DataStream.ORDERS,
                  outcome,
                  null,
                  new SyncRun.Counts(1, 3, 1, 0, 2, 0, 0, 0),
                  SyncRun.Requests.NONE,
                  null,
                  failure == null
                      ? null
                      : new StreamFailure(
                          FailureKind.TRANSIENT, StreamFailure.Origin.MARKETPLACE, failure))));
    }

    private @Nullable String column(String name) {
      return single("SELECT " + name + " FROM integration_accounts WHERE id = '" + first + "'");
    }

    private boolean flag(String name) {
      return "1"
          .equals(
              single(
                  "SELECT COUNT(*) FROM integration_accounts WHERE id = '"
                      + first
                      + "' AND "
                      + name));
    }

    private @Nullable String single(String sql) {
      return Databases.single(database().dataSource(), sql);
    }

    private void execute(String sql) throws SQLException {
      try (Connection connection = database().dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
