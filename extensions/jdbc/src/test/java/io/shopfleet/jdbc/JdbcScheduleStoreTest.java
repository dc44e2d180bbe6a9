package io.shopfleet.jdbc;

import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.ScheduleStore;
import io.shopfleet.testkit.contract.ScheduleStoreContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcScheduleStoreTest {

  @Nested
  class OnPostgresql extends ScheduleStoreContract {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

    @Override
    protected ScheduleStore node() {
      return new JdbcScheduleStore(DATABASE.dataSource());
    }
  }

  @Nested
  class OnMariadb extends ScheduleStoreContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);

    @Override
    protected ScheduleStore node() {
      return new JdbcScheduleStore(DATABASE.dataSource());
    }
  }

  @Nested
  class OnH2 extends ScheduleStoreContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.H2);

    @Override
    protected ScheduleStore node() {
      return new JdbcScheduleStore(DATABASE.dataSource());
    }
  }
}
