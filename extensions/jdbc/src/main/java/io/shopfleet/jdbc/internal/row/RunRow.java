package io.shopfleet.jdbc.internal.row;

import io.shopfleet.account.AccountId;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncRun.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Objects;
import org.jdbi.v3.core.statement.SqlStatement;

/** A run as its row; what became of its streams is one JSON document. */
public final class RunRow {

  public static final String COLUMNS =
      """
      account_id, run_id, run_trigger, actor, kind, outcome, started_at, finished_at, succeeded,
      streams\
      """;

  public static final String INSERT =
      """
      INSERT INTO integration_sync_runs (
        account_id, run_number, run_id, run_trigger, actor, kind, outcome, started_at, finished_at,
        succeeded, records, item_errors, streams
      ) VALUES (
        :account, :number, :id, :trigger, :actor, :kind, :outcome, :started, :finished,
        :succeeded, :records, :itemErrors, :streams
      )
      """;

  private RunRow() {}

  public static <S extends SqlStatement<S>> S bind(S statement, Dialect dialect, SyncRun run) {
    return statement
        .bind("account", run.account().value())
        .bind("id", run.id())
        .bind("trigger", run.trigger().name())
        .bind("actor", Printable.orNull(run.actor()))
        .bind("kind", run.kind().name())
        .bind("outcome", run.outcome().name())
        .bind("started", dialect.timestamp(run.startedAt()))
        .bind("finished", dialect.timestamp(run.finishedAt()))
        .bind("succeeded", run.succeeded())
        .bind("records", run.records())
        .bind("itemErrors", run.itemErrors())
        .bind("streams", dialect.json(StreamRunText.write(run.streams())));
  }

  /**
   * The run in a row.
   *
   * @throws SQLException also if the row holds what no run can
   */
  public static SyncRun read(ResultSet row, Dialect dialect) throws SQLException {
    String id = row.getString("run_id");
    try {
      return new SyncRun(
          id,
          new AccountId(row.getString("account_id")),
          SyncRun.Trigger.valueOf(row.getString("run_trigger")),
          row.getString("actor"),
          SyncRun.Kind.valueOf(row.getString("kind")),
          outcome(row),
          Objects.requireNonNull(dialect.instant(row, "started_at")),
          Objects.requireNonNull(dialect.instant(row, "finished_at")),
          StreamRunText.read(row.getString("streams")));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new SQLException("The row of run " + id + " holds what no run can", e);
    }
  }

  /** A row that was written before there were outcomes has none. */
  private static Outcome outcome(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    if (outcome != null) {
      return Outcome.valueOf(outcome);
    }
    return row.getBoolean("succeeded") ? Outcome.SUCCEEDED : Outcome.FAILED;
  }
}
