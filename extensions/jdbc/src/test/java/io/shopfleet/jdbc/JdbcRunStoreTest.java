package io.shopfleet.jdbc;

import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.RunStore;
import io.shopfleet.testkit.contract.RunStoreContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcRunStoreTest {

  @Nested
  class OnPostgresql extends RunStoreContract {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

    @Override
    protected RunStore node() {
      return new JdbcRunStore(DATABASE.dataSource());
    }
  }

  @Nested
  class OnMariadb extends RunStoreContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);

    @Override
    protected RunStore node() {
      return new JdbcRunStore(DATABASE.dataSource());
    }
  }

  @Nested
  class OnH2 extends RunStoreContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.H2);

    @Override
    protected RunStore node() {
      return new JdbcRunStore(DATABASE.dataSource());
    }
  }
}
