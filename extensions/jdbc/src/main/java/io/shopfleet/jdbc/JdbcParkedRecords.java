package io.shopfleet.jdbc;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.row.ExactText;
import io.shopfleet.sync.ParkedRecord;
import io.shopfleet.sync.ParkedRecords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import okio.ByteString;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Parked records in the table {@code integration_parked_records}. An id of more than 255
 * characters, which the ready sinks refuse, too, is kept and listed as {@code sha256:} and its
 * hash: the raw text holds the id itself. Instants are kept to the microsecond.
 *
 * <p>The raw text is in clear, as the host's own orders are, and may hold buyers' data: whoever may
 * not read the orders may not read this table. It goes as soon as the record is taken after all,
 * and with the account's purge.
 */
public final class JdbcParkedRecords implements ParkedRecords {

  // Far below the parameters that any database takes in a statement.
  private static final int ASKED_TOGETHER = 500;

  private static final int MAX_ID = 255;

  private static final String ONE =
      " WHERE account_id = :account AND stream = :stream AND record_id = :record";
  private static final String AGAIN =
      """
      UPDATE integration_parked_records SET
        reason = :reason, raw_text = :raw, parked_at = :parked, attempts = attempts + 1\
      """
          + ONE;
  private static final String FIRST =
      """
      INSERT INTO integration_parked_records (
        account_id, stream, record_id, reason, raw_text, parked_at, attempts
      ) VALUES (:account, :stream, :record, :reason, :raw, :parked, 1)
      """;
  private static final String LIST =
      """
      SELECT record_id, reason, raw_text, parked_at, attempts FROM integration_parked_records
      WHERE account_id = :account AND stream = :stream AND record_id > :after
      ORDER BY record_id LIMIT :limit
      """;
  private static final String PARKED =
      """
      SELECT record_id FROM integration_parked_records
      WHERE account_id = :account AND stream = :stream AND record_id IN (<records>)
      """;
  private static final String COUNT =
      "SELECT COUNT(*) FROM integration_parked_records WHERE account_id = :account";
  private static final String REMOVE =
      """
      DELETE FROM integration_parked_records
      WHERE account_id = :account AND stream = :stream AND record_id IN (<records>)
        AND parked_at <= :until
      """;
  private static final String ERASE =
      "DELETE FROM integration_parked_records WHERE account_id = :account";

  private final SyncStorage storage;

  /**
   * @param dataSource the host's, with Shopfleet's tables
   */
  public JdbcParkedRecords(DataSource dataSource) {
    this.storage = new SyncStorage(new Database(dataSource));
  }

  @Override
  public void park(ParkedRecord record) {
    String trouble =
        "Record " + record.recordId() + " of account " + record.account() + " was perhaps not kept";
    while (!storage.use(trouble, (handle, dialect) -> written(handle, dialect, AGAIN, record))) {
      if (storage.insert(trouble, (handle, dialect) -> write(handle, dialect, FIRST, record))) {
        return;
      }
    }
  }

  private static boolean written(Handle handle, Dialect dialect, String sql, ParkedRecord record) {
    return write(handle, dialect, sql, record) == 1;
  }

  private static int write(Handle handle, Dialect dialect, String sql, ParkedRecord record) {
    return of(handle.createUpdate(sql), record.account(), record.stream())
        .bind("record", column(record.recordId()))
        .bind("reason", ExactText.column(record.reason()))
        .bind("raw", ExactText.column(record.raw()))
        .bind("parked", dialect.timestamp(record.parkedAt()))
        .execute();
  }

  @Override
  public List<ParkedRecord> list(
      AccountId account, DataStream stream, @Nullable String after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Ask for at least one record, not " + limit);
    }
    return storage.use(
        "The parked records of account " + account + " could not be read",
        (handle, dialect) ->
            of(handle.createQuery(LIST), account, stream)
                .bind("after", after == null ? "" : column(after))
                .bind("limit", limit)
                .map((row, context) -> read(account, stream, row, dialect))
                .list());
  }

  @Override
  public Set<String> parked(AccountId account, DataStream stream, Collection<String> recordIds) {
    Map<String, String> ids = new HashMap<>();
    recordIds.forEach(id -> ids.put(column(id), id));
    if (ids.isEmpty()) {
      return Set.of();
    }
    List<String> asked = List.copyOf(ids.keySet());
    return storage.use(
        "The parked records of account " + account + " could not be read",
        (handle, dialect) -> {
          Set<String> found = new HashSet<>();
          for (int from = 0; from < asked.size(); from += ASKED_TOGETHER) {
            int to = Math.min(from + ASKED_TOGETHER, asked.size());
            of(handle.createQuery(PARKED), account, stream)
                .bindList("records", asked.subList(from, to))
                .mapTo(String.class)
                .forEach(column -> found.add(Objects.requireNonNull(ids.get(column))));
          }
          return found;
        });
  }

  @Override
  public long count(AccountId account) {
    return storage.use(
        "The parked records of account " + account + " could not be counted",
        (handle, dialect) ->
            handle.createQuery(COUNT).bind("account", account.value()).mapTo(long.class).one());
  }

  @Override
  public void remove(
      AccountId account, DataStream stream, Collection<String> recordIds, Instant parkedUntil) {
    List<String> unwanted = columns(recordIds);
    if (unwanted.isEmpty()) {
      return;
    }
    storage.write(
        "Parked records of account " + account + " were perhaps not removed",
        (handle, dialect) -> {
          int removed = 0;
          for (int from = 0; from < unwanted.size(); from += ASKED_TOGETHER) {
            int to = Math.min(from + ASKED_TOGETHER, unwanted.size());
            removed +=
                of(handle.createUpdate(REMOVE), account, stream)
                    .bindList("records", unwanted.subList(from, to))
                    .bind("until", dialect.timestamp(parkedUntil))
                    .execute();
          }
          return removed;
        });
  }

  @Override
  public void erase(AccountId account) {
    storage.use(
        "The parked records of account " + account + " were perhaps not erased",
        (handle, dialect) -> handle.createUpdate(ERASE).bind("account", account.value()).execute());
  }

  private static <S extends SqlStatement<S>> S of(
      S statement, AccountId account, DataStream stream) {
    return statement.bind("account", account.value()).bind("stream", stream.name());
  }

  private static List<String> columns(Collection<String> recordIds) {
    return recordIds.stream().distinct().map(JdbcParkedRecords::column).toList();
  }

  /** A record that cannot be kept would keep its stream from ever going on. */
  private static String column(String recordId) {
    String column = ExactText.column(recordId);
    return column.length() <= MAX_ID
        ? column
        : "sha256:" + ByteString.encodeUtf8(recordId).sha256().hex();
  }

  private static ParkedRecord read(
      AccountId account, DataStream stream, ResultSet row, Dialect dialect) throws SQLException {
    String id = row.getString("record_id");
    try {
      return new ParkedRecord(
          account,
          stream,
          ExactText.text(id),
          ExactText.text(row.getString("reason")),
          ExactText.text(row.getString("raw_text")),
          Objects.requireNonNull(dialect.instant(row, "parked_at")),
          row.getInt("attempts"));
    } catch (IllegalArgumentException e) {
      throw new SQLException("The row of parked record " + id + " holds no text", e);
    }
  }
}
