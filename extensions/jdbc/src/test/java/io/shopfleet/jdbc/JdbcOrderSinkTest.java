package io.shopfleet.jdbc;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.Order;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.testkit.contract.OrderSinkContract;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcOrderSinkTest {

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

  /** A pool whose defaults and driver settings are as far from ours as they can be. */
  @Nested
  class OnPostgresqlOfAnotherHost extends OnAnyDatabase {
    @RegisterExtension
    static final TestDatabase DATABASE =
        TestDatabase.on(
            DatabaseKind.POSTGRESQL,
            pool -> {
              pool.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
              pool.setAutoCommit(false);
              pool.addDataSourceProperty("reWriteBatchedInserts", "true");
            });

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  /** The same with MariaDB, whose driver then does not say how many rows a batch changed. */
  @Nested
  class OnMariadbOfAnotherHost extends OnAnyDatabase {
    @RegisterExtension
    static final TestDatabase DATABASE =
        TestDatabase.on(
            DatabaseKind.MARIADB,
            pool -> {
              pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
              pool.setAutoCommit(false);
              pool.addDataSourceProperty("useBulkStmts", "true");
              pool.addDataSourceProperty("useServerPrepStmts", "true");
            });

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  abstract static class OnAnyDatabase extends OrderSinkContract {

    abstract TestDatabase database();

    @Override
    protected SyncSink<Order> sink() {
      return JdbcSinks.on(database().dataSource()).orders();
    }

    @Override
    protected Optional<StoredOrder> stored(AccountId account, String orderId) {
      return ask(
          (handle, dialect) -> {
            List<String> lines =
                handle
                    .createQuery(
                        "SELECT sku_id FROM integration_order_lines WHERE account_id = :account"
                            + " AND order_id = :order ORDER BY line_number")
                    .bind("account", account.value())
                    .bind("order", orderId)
                    .mapTo(String.class)
                    .list();
            return handle
                .createQuery(
                    "SELECT status, updated_at, total_amount FROM integration_orders"
                        + " WHERE account_id = :account AND order_id = :order")
                .bind("account", account.value())
                .bind("order", orderId)
                .map(
                    (row, context) ->
                        new StoredOrder(
                            row.getString("status"),
                            dialect.instant(row, "updated_at"),
                            row.getBigDecimal("total_amount").stripTrailingZeros().toPlainString(),
                            lines))
                .findOne();
          });
    }

    @Override
    protected long count(AccountId account) {
      return ask(
          (handle, dialect) ->
              handle
                  .createQuery(
                      "SELECT COUNT(*) FROM integration_orders WHERE account_id = :account")
                  .bind("account", account.value())
                  .mapTo(long.class)
                  .one());
    }

    @Override
    protected Optional<Checkpoint> checkpoint(AccountId account) {
      return new JdbcCheckpointStore(database().dataSource()).load(account, DataStream.ORDERS);
    }

    @Override
    protected Optional<Order> unacceptable(Order order) {
      return Optional.of(
          new Order(
              order.id(),
              order.status(),
              order.createdAt(),
              order.updatedAt(),
              order.paidAt(),
              new Money(new BigDecimal("1e28"), "IDR"),
              order.amounts(),
              order.channel(),
              order.lines(),
              order.recipient(),
              order.cashOnDelivery(),
              order.sample(),
              order.deadlines(),
              order.source()));
    }

    private <T> T ask(Database.Work<T> question) {
      try {
        return new Database(database().dataSource()).use(question);
      } catch (SQLException e) {
        throw new IllegalStateException("The database does not answer", e);
      }
    }
  }
}
