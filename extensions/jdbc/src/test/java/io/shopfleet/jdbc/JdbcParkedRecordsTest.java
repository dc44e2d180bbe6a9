package io.shopfleet.jdbc;

import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.ParkedRecords;
import io.shopfleet.testkit.contract.ParkedRecordsContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcParkedRecordsTest {

  @Nested
  class OnPostgresql extends ParkedRecordsContract {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

    @Override
    protected ParkedRecords node() {
      return new JdbcParkedRecords(DATABASE.dataSource());
    }
  }

  @Nested
  class OnMariadb extends ParkedRecordsContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);

    @Override
    protected ParkedRecords node() {
      return new JdbcParkedRecords(DATABASE.dataSource());
    }
  }

  @Nested
  class OnH2 extends ParkedRecordsContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.H2);

    @Override
    protected ParkedRecords node() {
      return new JdbcParkedRecords(DATABASE.dataSource());
    }
  }
}
