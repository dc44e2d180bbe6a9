package io.shopfleet.jdbc;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.row.JsonColumn;
import io.shopfleet.jdbc.internal.row.Printable;
import io.shopfleet.webhook.WebhookEntry;
import io.shopfleet.webhook.WebhookInbox;
import io.shopfleet.webhook.WebhookInboxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What webhooks told of in the table {@code integration_webhook_inbox}. At most {@value #MOST}
 * entries are taken at a time. Nobody waits for a lock of another node's: who takes marks rows with
 * a mark of its own, and gets those that bear it. Instants are kept to the microsecond.
 */
public final class JdbcWebhookInbox implements WebhookInbox {

  // Far below the parameters that any database takes in a statement.
  static final int MOST = 500;

  private static final String ADD =
      """
      INSERT INTO integration_webhook_inbox (
        entry_key, account_id, event_type, stream, record_ids, received_at, keep_until, failures,
        done, not_before
      ) VALUES (
        :key, :account, :type, :stream, :records, :received, :keep, :failures, FALSE, :notBefore
      )
      """;
  private static final String FREE =
      """
      SELECT entry_key, account_id, event_type, stream, record_ids, received_at, keep_until,
        failures
      FROM integration_webhook_inbox WHERE done = FALSE AND not_before <= :now
      ORDER BY received_at, entry_key LIMIT :limit
      """;
  private static final String MARK =
      """
      UPDATE integration_webhook_inbox SET not_before = :lease, taken_by = :mark
      WHERE entry_key IN (<keys>) AND done = FALSE AND not_before <= :now
      """;
  private static final String MARKED =
      """
      SELECT entry_key FROM integration_webhook_inbox
      WHERE entry_key IN (<keys>) AND taken_by = :mark
      """;
  private static final String DONE =
      "UPDATE integration_webhook_inbox SET done = TRUE WHERE entry_key = :key";
  private static final String FAILED =
      """
      UPDATE integration_webhook_inbox SET failures = failures + 1, not_before = :notBefore
      WHERE entry_key = :key AND done = FALSE
      """;
  private static final String FORGET =
      "DELETE FROM integration_webhook_inbox WHERE done = TRUE AND keep_until <= :now";
  private static final String ERASE =
      "DELETE FROM integration_webhook_inbox WHERE account_id = :account";

  private final Database database;

  /**
   * @param dataSource the host's, with Shopfleet's tables
   */
  public JdbcWebhookInbox(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public boolean add(WebhookEntry entry) {
    DataStream stream = entry.stream();
    try {
      return database.use(
              (handle, dialect) ->
                  handle
                      .createUpdate(ADD)
                      .bind("key", entry.key())
                      .bind("account", entry.account().value())
                      .bind("type", Printable.of(entry.type()))
                      .bind("stream", stream == null ? null : stream.name())
                      .bind("records", dialect.json(JsonColumn.list(entry.records())))
                      .bind("received", dialect.timestamp(entry.receivedAt()))
                      .bind("keep", dialect.timestamp(entry.keepUntil()))
                      .bind("failures", entry.failures())
                      .bind("notBefore", dialect.timestamp(Instant.EPOCH))
                      .execute())
          == 1;
    } catch (SQLException e) {
      if (Dialect.duplicate(e)) {
        return false;
      }
      throw failed("It is not certain that webhook entry " + entry.key() + " was noted", e);
    }
  }

  @Override
  public List<WebhookEntry> take(Instant now, Instant leaseUntil, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Take at least one entry, not " + limit);
    }
    while (true) {
      List<WebhookEntry> free = free(now, Math.min(limit, MOST));
      if (free.isEmpty()) {
        return List.of();
      }
      Set<String> mine = mark(free.stream().map(WebhookEntry::key).toList(), now, leaseUntil);
      if (!mine.isEmpty()) {
        return free.stream().filter(entry -> mine.contains(entry.key())).toList();
      }
      // Others took all of these meanwhile; there may be more.
    }
  }

  private List<WebhookEntry> free(Instant now, int limit) {
    return use(
        "The webhook inbox could not be read",
        (handle, dialect) ->
            handle
                .createQuery(FREE)
                .bind("now", dialect.timestamp(now))
                .bind("limit", limit)
                .map((row, context) -> entry(row, dialect))
                .list());
  }

  /** Marks those that are still free, and tells which. */
  private Set<String> mark(List<String> keys, Instant now, Instant leaseUntil) {
    String mark = UUID.randomUUID().toString();
    return use(
        "Webhook entries were perhaps taken; they come again when their lease ends",
        (handle, dialect) -> {
          int marked =
              handle
                  .createUpdate(MARK)
                  .bindList("keys", keys)
                  .bind("lease", dialect.timestamp(leaseUntil))
                  .bind("mark", mark)
                  .bind("now", dialect.timestamp(now))
                  .execute();
          return marked == keys.size()
              ? Set.copyOf(keys)
              : new HashSet<>(
                  handle
                      .createQuery(MARKED)
                      .bindList("keys", keys)
                      .bind("mark", mark)
                      .mapTo(String.class)
                      .list());
        });
  }

  @Override
  public void done(String key) {
    change(
        "It is not certain that webhook entry " + key + " was noted as done",
        (handle, dialect) -> handle.createUpdate(DONE).bind("key", key).execute());
  }

  @Override
  public void failed(String key, Instant notBefore) {
    change(
        "It is not certain that the failure of webhook entry " + key + " was noted",
        (handle, dialect) ->
            handle
                .createUpdate(FAILED)
                .bind("key", key)
                .bind("notBefore", dialect.timestamp(notBefore))
                .execute());
  }

  @Override
  public void forget(Instant now) {
    change(
        "It is not certain that old webhook entries were forgotten",
        (handle, dialect) ->
            handle.createUpdate(FORGET).bind("now", dialect.timestamp(now)).execute());
  }

  @Override
  public void erase(AccountId account) {
    change(
        "The webhook entries of account " + account + " were perhaps not erased",
        (handle, dialect) -> handle.createUpdate(ERASE).bind("account", account.value()).execute());
  }

  private void change(String trouble, Database.Work<Integer> work) {
    use(trouble, work);
  }

  private <T> T use(String trouble, Database.Work<T> work) {
    try {
      return database.use(work);
    } catch (SQLException e) {
      throw failed(trouble, e);
    }
  }

  private static WebhookInboxException failed(String trouble, SQLException cause) {
    return new WebhookInboxException(
        trouble + ", because the database failed; see the cause", cause);
  }

  private static WebhookEntry entry(ResultSet row, Dialect dialect) throws SQLException {
    String key = row.getString("entry_key");
    String stream = row.getString("stream");
    try {
      return new WebhookEntry(
          key,
          new AccountId(row.getString("account_id")),
          row.getString("event_type"),
          stream == null ? null : DataStream.valueOf(stream),
          JsonColumn.list(row.getString("record_ids")),
          Objects.requireNonNull(dialect.instant(row, "received_at")),
          Objects.requireNonNull(dialect.instant(row, "keep_until")),
          row.getInt("failures"));
    } catch (IllegalArgumentException e) {
      throw new SQLException("The row of webhook entry " + key + " holds what none can", e);
    }
  }
}
