package io.shopfleet.jdbc;

import io.shopfleet.account.AccountId;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.row.OutboundStockRow;
import io.shopfleet.stock.Lane;
import io.shopfleet.stock.OutboundRow;
import io.shopfleet.stock.OutboundStock;
import io.shopfleet.stock.StockKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Stock going out in the table {@code integration_outbound_stock}. Ids of SKUs, warehouses,
 * products and items, these with their tenant before them, have at most 255 characters; for MariaDB
 * and MySQL those that differ only in blanks at the end are one and cannot be saved both. Instants
 * are kept to the microsecond. Rows are saved {@value #TOGETHER} at a time, each lot in a
 * transaction.
 */
public final class JdbcOutboundStock implements OutboundStock {

  // Far below the parameters that any database takes in a statement.
  static final int TOGETHER = 200;

  private static final int ATTEMPTS = 5;

  private static final Comparator<OutboundRow> BY_KEY =
      Comparator.comparing((OutboundRow row) -> row.key().skuId())
          .thenComparing(row -> OutboundStockRow.warehouse(row.key()));

  private static final String FIND =
      "SELECT "
          + OutboundStockRow.COLUMNS
          + " FROM integration_outbound_stock WHERE account_id = :account AND sku_id IN (<skus>)";
  private static final String LOCK =
      """
      SELECT sku_id, warehouse_id, version FROM integration_outbound_stock
      WHERE account_id = :account AND sku_id IN (<skus>)
      ORDER BY sku_id, warehouse_id FOR UPDATE
      """;

  /** What the interface says of rows that are due, of the row r. */
  private static final String IS_DUE =
      """
      r.state IN ('WAITING', 'SENDING') AND r.not_before <= :now
        AND NOT EXISTS (
          SELECT 1 FROM integration_outbound_stock s
          WHERE s.account_id = r.account_id AND s.state = 'SENDING' AND s.not_before > :now)
        AND (r.item IS NULL OR r.lane <= :free OR NOT EXISTS (
          SELECT 1 FROM integration_outbound_stock o
          WHERE o.item = r.item AND o.state IN ('WAITING', 'SENDING') AND o.lane < r.lane))
      """;

  private static final String ACCOUNTS_DUE =
      "SELECT r.account_id FROM integration_outbound_stock r WHERE "
          + IS_DUE
          + " GROUP BY r.account_id, r.lane ORDER BY r.lane, MIN(r.not_before), r.account_id"
          + " LIMIT :limit";
  private static final String DUE =
      "SELECT "
          + OutboundStockRow.COLUMNS
          + " FROM integration_outbound_stock r WHERE r.account_id = :account AND "
          + IS_DUE
          + " ORDER BY r.lane, r.not_before, r.sku_id, r.warehouse_id LIMIT :limit";
  private static final String PUT_OFF =
      """
      UPDATE integration_outbound_stock SET not_before = :until
      WHERE account_id = :account AND state = 'WAITING' AND not_before < :until
      """;
  private static final String LIST =
      "SELECT "
          + OutboundStockRow.COLUMNS
          + " FROM integration_outbound_stock WHERE account_id = :account AND state = :state"
          + " ORDER BY sku_id, warehouse_id LIMIT :limit";

  private final Database database;
  private final SyncStorage storage;

  /**
   * @param dataSource the host's, with Shopfleet's tables
   */
  public JdbcOutboundStock(DataSource dataSource) {
    this.database = new Database(dataSource);
    this.storage = new SyncStorage(database);
  }

  @Override
  public Map<StockKey, OutboundRow> find(AccountId account, Collection<StockKey> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Set<StockKey> asked = new HashSet<>(keys);
    List<String> skus = asked.stream().map(StockKey::skuId).distinct().toList();
    return storage.use(
        unread(account),
        (handle, dialect) -> {
          Map<StockKey, OutboundRow> found = new HashMap<>();
          for (int from = 0; from < skus.size(); from += TOGETHER) {
            handle
                .createQuery(FIND)
                .bind("account", account.value())
                .bindList("skus", skus.subList(from, Math.min(from + TOGETHER, skus.size())))
                .map((row, context) -> OutboundStockRow.read(row, dialect))
                .forEach(row -> found.put(row.key(), row));
          }
          found.keySet().retainAll(asked);
          return found;
        });
  }

  @Override
  public Set<StockKey> save(AccountId account, Collection<OutboundRow> rows) {
    // In one order on all nodes, so that no two of them wait in a circle.
    List<OutboundRow> sorted = rows.stream().sorted(BY_KEY).toList();
    Set<StockKey> refused = new HashSet<>();
    for (int from = 0; from < sorted.size(); from += TOGETHER) {
      List<OutboundRow> lot = sorted.subList(from, Math.min(from + TOGETHER, sorted.size()));
      refused.addAll(saveLot(account, lot));
    }
    return refused;
  }

  private Set<StockKey> saveLot(AccountId account, List<OutboundRow> lot) {
    for (int attempt = 1; ; attempt++) {
      try {
        return database.transact((handle, dialect) -> save(handle, dialect, account, lot));
      } catch (SQLException e) {
        // Another node added a row after this one had looked: now it is there to be seen.
        if (!Dialect.duplicate(e) || attempt == ATTEMPTS) {
          throw SyncStorage.failed(
              "Outgoing stock of account " + account + " was perhaps not saved", e);
        }
      }
    }
  }

  private static Set<StockKey> save(
      Handle handle, Dialect dialect, AccountId account, List<OutboundRow> lot) {
    Map<StockKey, Long> versions = versions(handle, account, lot);
    Set<StockKey> refused = new HashSet<>();
    PreparedBatch created = handle.prepareBatch(OutboundStockRow.INSERT);
    PreparedBatch changed = handle.prepareBatch(OutboundStockRow.UPDATE);
    for (OutboundRow row : lot) {
      if (versions.getOrDefault(row.key(), 0L) != row.version()) {
        refused.add(row.key());
      } else {
        PreparedBatch batch = row.version() == 0 ? created : changed;
        OutboundStockRow.bind(batch, dialect, account, row).add();
      }
    }
    created.execute();
    changed.execute();
    return refused;
  }

  private static Map<StockKey, Long> versions(
      Handle handle, AccountId account, List<OutboundRow> lot) {
    Map<StockKey, Long> versions = new HashMap<>();
    handle
        .createQuery(LOCK)
        .bind("account", account.value())
        .bindList("skus", lot.stream().map(row -> row.key().skuId()).distinct().toList())
        .map((row, context) -> Map.entry(OutboundStockRow.key(row), row.getLong("version")))
        .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
    return versions;
  }

  @Override
  public List<AccountId> accountsDue(Instant now, int limit) {
    atLeastOne(limit);
    return storage.use(
        "The accounts with outgoing stock could not be read",
        (handle, dialect) ->
            handle
                .createQuery(ACCOUNTS_DUE)
                .bind("now", dialect.timestamp(now))
                .bind("free", Lane.LESS.ordinal())
                // An account is listed once for each of its lanes.
                .bind("limit", (long) limit * Lane.values().length)
                .mapTo(String.class)
                .stream()
                .distinct()
                .limit(limit)
                .map(AccountId::new)
                .toList());
  }

  @Override
  public List<OutboundRow> due(AccountId account, Instant now, int limit) {
    atLeastOne(limit);
    List<OutboundRow> due =
        storage.use(
            unread(account),
            (handle, dialect) ->
                handle
                    .createQuery(DUE)
                    .bind("account", account.value())
                    .bind("now", dialect.timestamp(now))
                    .bind("free", Lane.LESS.ordinal())
                    .bind("limit", limit)
                    .map((row, context) -> OutboundStockRow.read(row, dialect))
                    .list());
    List<OutboundRow> earliest = new ArrayList<>(due);
    earliest.removeIf(row -> row.lane() != due.get(0).lane());
    return earliest;
  }

  @Override
  public void putOff(AccountId account, Instant notBefore) {
    storage.use(
        "Outgoing stock of account " + account + " was perhaps not put off",
        (handle, dialect) ->
            handle
                .createUpdate(PUT_OFF)
                .bind("account", account.value())
                .bind("until", dialect.timestamp(notBefore))
                .execute());
  }

  @Override
  public List<OutboundRow> list(AccountId account, OutboundRow.State state, int limit) {
    atLeastOne(limit);
    return storage.use(
        unread(account),
        (handle, dialect) ->
            handle
                .createQuery(LIST)
                .bind("account", account.value())
                .bind("state", state.name())
                .bind("limit", limit)
                .map((row, context) -> OutboundStockRow.read(row, dialect))
                .list());
  }

  @Override
  public void erase(AccountId account) {
    storage.use(
        "Outgoing stock of account " + account + " was perhaps not erased",
        (handle, dialect) ->
            handle
                .createUpdate("DELETE FROM integration_outbound_stock WHERE account_id = :account")
                .bind("account", account.value())
                .execute());
  }

  private static void atLeastOne(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Ask for at least one, not " + limit);
    }
  }

  private static String unread(AccountId account) {
    return "Outgoing stock of account " + account + " could not be read";
  }
}
