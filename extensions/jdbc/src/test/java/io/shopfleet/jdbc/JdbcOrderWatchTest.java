package io.shopfleet.jdbc;

import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.OrderWatch;
import io.shopfleet.testkit.contract.OrderWatchContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcOrderWatchTest {

  @Nested
  class OnPostgresql extends OrderWatchContract {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

    @Override
    protected OrderWatch node() {
      return new JdbcOrderWatch(DATABASE.dataSource());
    }
  }

  @Nested
  class OnMariadb extends OrderWatchContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);

    @Override
    protected OrderWatch node() {
      return new JdbcOrderWatch(DATABASE.dataSource());
    }
  }

  @Nested
  class OnH2 extends OrderWatchContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.H2);

    @Override
    protected OrderWatch node() {
      return new JdbcOrderWatch(DATABASE.dataSource());
    }
  }
}
