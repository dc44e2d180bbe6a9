package io.shopfleet.jdbc;

import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.CheckpointStore;
import io.shopfleet.testkit.contract.CheckpointStoreContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcCheckpointStoreTest {

  @Nested
  class OnPostgresql extends CheckpointStoreContract {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

    @Override
    protected CheckpointStore node() {
      return new JdbcCheckpointStore(DATABASE.dataSource());
    }
  }

  @Nested
  class OnMariadb extends CheckpointStoreContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);

    @Override
    protected CheckpointStore node() {
      return new JdbcCheckpointStore(DATABASE.dataSource());
    }
  }

  @Nested
  class OnH2 extends CheckpointStoreContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.H2);

    @Override
    protected CheckpointStore node() {
      return new JdbcCheckpointStore(DATABASE.dataSource());
    }
  }
}
