package io.shopfleet.jdbc;

import io.shopfleet.account.AccountId;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.sync.OrderWatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Watched orders in the table {@code integration_watched_orders}. Order ids have at most 255
 * characters. Instants are kept to the microsecond.
 */
public final class JdbcOrderWatch implements OrderWatch {

  // Far below the parameters that any database takes in a statement.
  private static final int ASKED_TOGETHER = 500;

  private static final String COLUMNS = "order_id, created_at, status, state, read_at";

  private static final String FIND =
      "SELECT "
          + COLUMNS
          + " FROM integration_watched_orders WHERE account_id = :account AND order_id IN (<ids>)";
  private static final String NEXT =
      "SELECT "
          + COLUMNS
          + " FROM integration_watched_orders WHERE account_id = :account AND state = :state"
          + " ORDER BY read_at, order_id LIMIT :limit";
  private static final String FORGET =
      """
      DELETE FROM integration_watched_orders
      WHERE account_id = :account AND state = 'SETTLED' AND created_at < :before
      """;

  private final SyncStorage storage;

  /**
   * @param dataSource the host's, with Shopfleet's tables
   */
  public JdbcOrderWatch(DataSource dataSource) {
    this.storage = new SyncStorage(new Database(dataSource));
  }

  @Override
  public Map<String, Watched> find(AccountId account, Collection<String> orderIds) {
    List<String> asked = orderIds.stream().distinct().toList();
    if (asked.isEmpty()) {
      return Map.of();
    }
    return storage.use(
        "The watched orders of account " + account + " could not be read",
        (handle, dialect) -> {
          Map<String, Watched> found = new HashMap<>();
          for (int from = 0; from < asked.size(); from += ASKED_TOGETHER) {
            int to = Math.min(from + ASKED_TOGETHER, asked.size());
            handle
                .createQuery(FIND)
                .bind("account", account.value())
                .bindList("ids", asked.subList(from, to))
                .map((row, context) -> read(row, dialect))
                .forEach(order -> found.put(order.orderId(), order));
          }
          return found;
        });
  }

  @Override
  public void put(AccountId account, Collection<Watched> orders) {
    if (orders.isEmpty()) {
      return;
    }
    storage.write(
        "What was seen of orders of account " + account + " was perhaps not stored",
        (handle, dialect) -> {
          PreparedBatch batch = handle.prepareBatch(replacing(dialect));
          for (Watched order : orders) {
            batch
                .bind("account", account.value())
                .bind("order", order.orderId())
                .bind("created", dialect.timestamp(order.createdAt()))
                .bind("status", order.status())
                .bind("state", order.state().name())
                .bind("read", dialect.timestamp(order.readAt()))
                .add();
          }
          return batch.execute();
        });
  }

  private static String replacing(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL ->
          """
          INSERT INTO integration_watched_orders (
            account_id, order_id, created_at, status, state, read_at
          ) VALUES (:account, :order, :created, :status, :state, :read)
          ON CONFLICT (account_id, order_id) DO UPDATE SET
            created_at = excluded.created_at, status = excluded.status, state = excluded.state,
            read_at = excluded.read_at
          """;
      case MARIADB ->
          """
          INSERT INTO integration_watched_orders (
            account_id, order_id, created_at, status, state, read_at
          ) VALUES (:account, :order, :created, :status, :state, :read)
          ON DUPLICATE KEY UPDATE
            created_at = VALUES(created_at), status = VALUES(status), state = VALUES(state),
            read_at = VALUES(read_at)
          """;
      case H2 ->
          """
          MERGE INTO integration_watched_orders (
            account_id, order_id, created_at, status, state, read_at
          ) KEY (account_id, order_id)
          VALUES (:account, :order, :created, :status, :state, :read)
          """;
    };
  }

  @Override
  public List<Watched> next(AccountId account, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Ask for at least one order, not " + limit);
    }
    return storage.use(
        "The watched orders of account " + account + " could not be read",
        (handle, dialect) -> {
          List<Watched> next = new ArrayList<>();
          for (State state : List.of(State.OPEN, State.BELIEVED_FINAL)) {
            if (next.size() < limit) {
              next.addAll(next(handle, dialect, account, state, limit - next.size()));
            }
          }
          return next;
        });
  }

  private static List<Watched> next(
      Handle handle, Dialect dialect, AccountId account, State state, int limit) {
    return handle
        .createQuery(NEXT)
        .bind("account", account.value())
        .bind("state", state.name())
        .bind("limit", limit)
        .map((row, context) -> read(row, dialect))
        .list();
  }

  @Override
  public void forget(AccountId account, Instant createdBefore) {
    storage.write(
        "Settled orders of account " + account + " were perhaps not forgotten",
        (handle, dialect) ->
            handle
                .createUpdate(FORGET)
                .bind("account", account.value())
                .bind("before", dialect.timestamp(createdBefore))
                .execute());
  }

  @Override
  public void erase(AccountId account) {
    storage.write(
        "The watched orders of account " + account + " were perhaps not erased",
        (handle, dialect) ->
            handle
                .createUpdate("DELETE FROM integration_watched_orders WHERE account_id = :account")
                .bind("account", account.value())
                .execute());
  }

  private static Watched read(ResultSet row, Dialect dialect) throws SQLException {
    String id = row.getString("order_id");
    try {
      return new Watched(
          id,
          Objects.requireNonNull(dialect.instant(row, "created_at")),
          row.getString("status"),
          State.valueOf(row.getString("state")),
          Objects.requireNonNull(dialect.instant(row, "read_at")));
    } catch (IllegalArgumentException e) {
      throw new SQLException("The row of watched order " + id + " holds an unknown state", e);
    }
  }
}
