package io.shopfleet.proofs.importing;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Order;
import io.shopfleet.sync.SyncBatch;
import io.shopfleet.sync.SyncSink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import javax.sql.DataSource;

/** Where an import puts its orders. */
enum Books {
  /** The ready sink: records and checkpoint in one transaction. */
  READY("integration_orders"),
  /** A host's own table, filled before the engine saves the checkpoint. */
  OWN("host_orders");

  private final String table;

  Books(String table) {
    this.table = table;
  }

  String table() {
    return table;
  }

  /** What a host writes that has a table of its own and no transaction with the checkpoint. */
  static SyncSink<Order> own(DataSource database) {
    return (account, batch) -> {
      try {
        upsert(database, account, batch);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static void upsert(DataSource database, Account account, SyncBatch<Order> batch)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                INSERT INTO host_orders (account_id, order_id, updated_at, status, total_amount)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (account_id, order_id) DO UPDATE
                SET updated_at = excluded.updated_at, status = excluded.status,
                    total_amount = excluded.total_amount
                WHERE (host_orders.updated_at, host_orders.status)
                      <> (excluded.updated_at, excluded.status)
                  AND host_orders.updated_at <= excluded.updated_at
                """)) {
      connection.setAutoCommit(false);
      for (Order order : batch.records()) {
        statement.setString(1, account.id().value());
        statement.setString(2, order.id());
        statement.setTimestamp(3, Timestamp.from(order.updatedAt()));
        statement.setString(4, order.status().raw());
        statement.setBigDecimal(5, order.total().amount());
        statement.addBatch();
      }
      int[] unused = statement.executeBatch();
      connection.commit();
    }
  }
}
