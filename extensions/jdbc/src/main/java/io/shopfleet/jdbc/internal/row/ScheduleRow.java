package io.shopfleet.jdbc.internal.row;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.sync.RunControl.Directive;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.sync.ScheduleState.Claim;
import io.shopfleet.sync.ScheduleState.Troubles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** What the engines know of an account as its row; when each stream began is a JSON document. */
public final class ScheduleRow {

  public static final String COLUMNS =
      """
      account_id, version, first_seen, begun, swept_at, failures, failing_since, not_before,
      resting, paused, claim_run, claim_begun_at, claim_directive, backfills\
      """;

  public static final String INSERT =
      """
      INSERT INTO integration_sync_schedules (
        account_id, version, first_seen, begun, swept_at, failures, failing_since, not_before,
        resting, paused, claim_run, claim_begun_at, claim_directive, backfills
      ) VALUES (
        :account, :version + 1, :firstSeen, :begun, :swept, :failures, :failingSince, :notBefore,
        :resting, :paused, :claimRun, :claimBegun, :claimDirective, :backfills
      )
      """;

  public static final String UPDATE =
      """
      UPDATE integration_sync_schedules SET
        version = version + 1, first_seen = :firstSeen, begun = :begun, swept_at = :swept,
        failures = :failures, failing_since = :failingSince, not_before = :notBefore,
        resting = :resting, paused = :paused, claim_run = :claimRun,
        claim_begun_at = :claimBegun, claim_directive = :claimDirective, backfills = :backfills
      WHERE account_id = :account AND version = :version
      """;

  private ScheduleRow() {}

  public static <S extends SqlStatement<S>> S bind(
      S statement, Dialect dialect, ScheduleState state) {
    Troubles troubles = state.troubles();
    Claim claim = state.claim();
    return statement
        .bind("account", state.account().value())
        .bind("version", state.version())
        .bind("firstSeen", dialect.timestamp(state.firstSeen()))
        .bind("begun", dialect.json(begun(state.begun())))
        .bind("swept", dialect.timestamp(state.sweptAt()))
        .bind("failures", troubles.consecutive())
        .bind("failingSince", dialect.timestamp(troubles.since()))
        .bind("notBefore", dialect.timestamp(troubles.notBefore()))
        .bind("resting", troubles.resting())
        .bind("paused", state.paused())
        .bind("claimRun", claim == null ? null : claim.run())
        .bind("claimBegun", dialect.timestamp(claim == null ? null : claim.begunAt()))
        .bind("claimDirective", claim == null ? null : claim.directive().name())
        .bind("backfills", dialect.json(OpenBackfillText.write(state.backfills())));
  }

  /**
   * The state in a row.
   *
   * @throws SQLException also if the row holds what no state can
   */
  public static ScheduleState read(ResultSet row, Dialect dialect) throws SQLException {
    String account = row.getString("account_id");
    try {
      return new ScheduleState(
          new AccountId(account),
          row.getLong("version"),
          Objects.requireNonNull(dialect.instant(row, "first_seen")),
          begun(row.getString("begun")),
          dialect.instant(row, "swept_at"),
          new Troubles(
              row.getInt("failures"),
              dialect.instant(row, "failing_since"),
              dialect.instant(row, "not_before"),
              row.getBoolean("resting")),
          row.getBoolean("paused"),
          claim(row, dialect),
          OpenBackfillText.read(row.getString("backfills")));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new SQLException("The schedule of account " + account + " holds what none can", e);
    }
  }

  private static @Nullable Claim claim(ResultSet row, Dialect dialect) throws SQLException {
    String run = row.getString("claim_run");
    return run == null
        ? null
        : new Claim(
            run,
            Objects.requireNonNull(dialect.instant(row, "claim_begun_at")),
            Directive.valueOf(row.getString("claim_directive")));
  }

  private static String begun(Map<DataStream, Instant> begun) {
    Map<String, String> texts = new HashMap<>();
    begun.forEach((stream, at) -> texts.put(stream.name(), at.toString()));
    return JsonColumn.of(texts);
  }

  private static Map<DataStream, Instant> begun(String text) {
    Map<DataStream, Instant> begun = new EnumMap<>(DataStream.class);
    JsonColumn.texts(text)
        .forEach((stream, at) -> begun.put(DataStream.valueOf(stream), Instant.parse(at)));
    return begun;
  }
}
