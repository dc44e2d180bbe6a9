package io.shopfleet.jdbc;

import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.FaultyDataSource;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.ParkedRecords;
import io.shopfleet.testkit.contract.ParkedRecordsOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class ParkedRecordsOutageTest {

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

  abstract static class OnAnyDatabase extends ParkedRecordsOutageContract {

    private final StorageFaults faults = new StorageFaults();

    abstract TestDatabase database();

    @Override
    protected ParkedRecords node() {
      return new JdbcParkedRecords(new FaultyDataSource(database().dataSource(), faults));
    }

    @Override
    protected StorageFaults faults() {
      return faults;
    }
  }
}
