package io.shopfleet.jdbc;

import io.shopfleet.account.AccountId;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.row.Printable;
import io.shopfleet.jdbc.internal.row.RunRow;
import io.shopfleet.sync.RunStore;
import io.shopfleet.sync.RunTotals;
import io.shopfleet.sync.SyncRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * Run records in the table {@code integration_sync_runs}, the last {@value #KEPT} of each account,
 * and what all of them add up to in {@code integration_sync_totals}. Instants are kept to the
 * microsecond.
 *
 * <p>Adding a run also brings the account's columns {@code last_sync_at}, {@code sync_count},
 * {@code error_count} and {@code last_error} up to date, in the same transaction: copies for
 * operators' SQL, never read.
 */
public final class JdbcRunStore implements RunStore {

  static final int KEPT = 200;

  private static final String TOTALS =
      """
      SELECT sync_count, error_count, consecutive_errors, last_attempt_at, last_success_at,
        last_error
      FROM integration_sync_totals WHERE account_id = :account
      """;
  private static final String NO_TOTALS =
      """
      INSERT INTO integration_sync_totals (
        account_id, sync_count, error_count, consecutive_errors
      ) VALUES (:account, 0, 0, 0)
      """;
  private static final String COUNT =
      """
      UPDATE integration_sync_totals SET
        sync_count = :syncs, error_count = :errors, consecutive_errors = :consecutive,
        last_attempt_at = :attempt, last_success_at = :success, last_error = :error
      WHERE account_id = :account
      """;
  private static final String COPY =
      """
      UPDATE integration_accounts SET
        last_sync_at = :attempt, sync_count = :syncs, error_count = :errors, last_error = :error
      WHERE id = :account
      """;
  private static final String TRIM =
      """
      DELETE FROM integration_sync_runs WHERE account_id = :account AND run_number <= :last
      """;
  private static final String RECENT =
      "SELECT "
          + RunRow.COLUMNS
          + " FROM integration_sync_runs WHERE account_id = :account"
          + " ORDER BY run_number DESC LIMIT :limit";

  private static final String FIND =
      "SELECT "
          + RunRow.COLUMNS
          + " FROM integration_sync_runs WHERE account_id = :account AND run_id = :run"
          + " ORDER BY run_number DESC LIMIT 1";

  private final SyncStorage storage;

  /**
   * @param dataSource the host's, with Shopfleet's tables
   */
  public JdbcRunStore(DataSource dataSource) {
    this.storage = new SyncStorage(new Database(dataSource));
  }

  @Override
  public void add(SyncRun run) {
    String trouble = "Run " + run.id() + " of account " + run.account() + " was perhaps not added";
    while (!storage.write(trouble, (handle, dialect) -> counted(handle, dialect, run))) {
      storage.insert(
          trouble,
          (handle, dialect) ->
              handle.createUpdate(NO_TOTALS).bind("account", run.account().value()).execute());
    }
  }

  /** False, and nothing changed, if the account has no row of totals yet. */
  private static boolean counted(Handle handle, Dialect dialect, SyncRun run) {
    Optional<RunTotals> before = totals(handle, dialect, TOTALS + " FOR UPDATE", run.account());
    if (before.isEmpty()) {
      return false;
    }
    RunTotals totals = before.get().plus(run);
    // Runs are numbered under the lock of the totals: in the order in which they were added.
    RunRow.bind(handle.createUpdate(RunRow.INSERT), dialect, run)
        .bind("number", totals.syncCount())
        .execute();
    handle
        .createUpdate(TRIM)
        .bind("account", run.account().value())
        .bind("last", totals.syncCount() - KEPT)
        .execute();
    write(handle, dialect, COUNT, run.account(), totals);
    write(handle, dialect, COPY, run.account(), totals);
    return true;
  }

  @Override
  public List<SyncRun> recent(AccountId account, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Ask for at least one run, not " + limit);
    }
    return storage.use(
        "The runs of account " + account + " could not be read",
        (handle, dialect) ->
            handle
                .createQuery(RECENT)
                .bind("account", account.value())
                .bind("limit", limit)
                .map((row, context) -> RunRow.read(row, dialect))
                .list());
  }

  @Override
  public Optional<SyncRun> find(AccountId account, String runId) {
    return storage.use(
        "Run " + runId + " of account " + account + " could not be read",
        (handle, dialect) ->
            handle
                .createQuery(FIND)
                .bind("account", account.value())
                .bind("run", runId)
                .map((row, context) -> RunRow.read(row, dialect))
                .findFirst());
  }

  @Override
  public RunTotals totals(AccountId account) {
    return storage
        .use(
            "The totals of account " + account + " could not be read",
            (handle, dialect) -> totals(handle, dialect, TOTALS, account))
        .orElse(RunTotals.NONE);
  }

  @Override
  public void erase(AccountId account) {
    storage.write(
        "The runs of account " + account + " were perhaps not erased",
        (handle, dialect) -> {
          // The totals first: whoever adds a run meanwhile waits for their lock.
          delete(handle, "integration_sync_totals", account);
          delete(handle, "integration_sync_runs", account);
          write(handle, dialect, COPY, account, RunTotals.NONE);
          return account;
        });
  }

  private static Optional<RunTotals> totals(
      Handle handle, Dialect dialect, String sql, AccountId account) {
    return handle
        .createQuery(sql)
        .bind("account", account.value())
        .map((row, context) -> totals(row, dialect))
        .findFirst();
  }

  private static RunTotals totals(ResultSet row, Dialect dialect) throws SQLException {
    return new RunTotals(
        row.getLong("sync_count"),
        row.getLong("error_count"),
        row.getInt("consecutive_errors"),
        dialect.instant(row, "last_attempt_at"),
        dialect.instant(row, "last_success_at"),
        row.getString("last_error"));
  }

  private static void write(
      Handle handle, Dialect dialect, String sql, AccountId account, RunTotals totals) {
    handle
        .createUpdate(sql)
        .bind("account", account.value())
        .bind("syncs", totals.syncCount())
        .bind("errors", totals.errorCount())
        .bind("consecutive", totals.consecutiveErrors())
        .bind("attempt", dialect.timestamp(totals.lastAttemptAt()))
        .bind("success", dialect.timestamp(totals.lastSuccessAt()))
        .bind("error", Printable.orNull(totals.lastError()))
        .execute();
  }

  private static void delete(Handle handle, String table, AccountId account) {
    handle
        .createUpdate("DELETE FROM " + table + " WHERE account_id = :account")
        .bind("account", account.value())
        .execute();
  }
}
