package io.shopfleet.jdbc;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.FaultyDataSource;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.testkit.contract.OrderSinkOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderSinkOutageTest {

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

  abstract static class OnAnyDatabase extends OrderSinkOutageContract {

    private final StorageFaults faults = new StorageFaults();

    abstract TestDatabase database();

    @Override
    protected SyncSink<Order> sink() {
      return JdbcSinks.on(new FaultyDataSource(database().dataSource(), faults)).orders();
    }

    @Override
    protected StorageFaults faults() {
      return faults;
    }

    @Override
    protected List<String> orders(AccountId account) {
      try {
        return new Database(database().dataSource())
            .use(
                (handle, dialect) ->
                    handle
                        .createQuery(
                            "SELECT order_id FROM integration_orders WHERE account_id = :account")
                        .bind("account", account.value())
                        .mapTo(String.class)
                        .list());
      } catch (SQLException e) {
        throw new IllegalStateException("The database does not answer", e);
      }
    }

    @Override
    protected Optional<Checkpoint> checkpoint(AccountId account) {
      return new JdbcCheckpointStore(database().dataSource()).load(account, DataStream.ORDERS);
    }
  }
}
