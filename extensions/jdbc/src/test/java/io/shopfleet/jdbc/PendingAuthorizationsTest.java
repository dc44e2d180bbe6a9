package io.shopfleet.jdbc;

import io.shopfleet.authorization.PendingAuthorizations;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.FaultyDataSource;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.testkit.contract.PendingAuthorizationsContract;
import io.shopfleet.testkit.contract.PendingAuthorizationsOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class PendingAuthorizationsTest {

  @Nested
  class OnPostgresql extends PendingAuthorizationsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

    @Override
    protected PendingAuthorizations node() {
      return new JdbcPendingAuthorizations(DATABASE.dataSource());
    }
  }

  @Nested
  class OnMariadb extends PendingAuthorizationsContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);

    @Override
    protected PendingAuthorizations node() {
      return new JdbcPendingAuthorizations(DATABASE.dataSource());
    }
  }

  @Nested
  class OnH2 extends PendingAuthorizationsContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.H2);

    @Override
    protected PendingAuthorizations node() {
      return new JdbcPendingAuthorizations(DATABASE.dataSource());
    }
  }

  @Nested
  class FailingOnPostgresql extends FailingOnAnyDatabase {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class FailingOnMariadb extends FailingOnAnyDatabase {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class FailingOnH2 extends FailingOnAnyDatabase {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.H2);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  abstract static class FailingOnAnyDatabase extends PendingAuthorizationsOutageContract {

    private final StorageFaults faults = new StorageFaults();

    abstract TestDatabase database();

    @Override
    protected PendingAuthorizations node() {
      return new JdbcPendingAuthorizations(new FaultyDataSource(database().dataSource(), faults));
    }

    @Override
    protected StorageFaults faults() {
      return faults;
    }
  }
}
