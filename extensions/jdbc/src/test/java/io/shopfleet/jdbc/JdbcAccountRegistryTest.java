package io.shopfleet.jdbc;

import io.shopfleet.account.AccountRegistry;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.testkit.contract.AccountRegistryContract;
import java.time.Clock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcAccountRegistryTest {

  @Nested
  class OnPostgresql extends AccountRegistryContract {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

    @Override
    protected AccountRegistry node() {
      return new JdbcAccountRegistry(DATABASE.dataSource(), Clock.systemUTC());
    }
  }

  @Nested
  class OnMariadb extends AccountRegistryContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);

    @Override
    protected AccountRegistry node() {
      return new JdbcAccountRegistry(DATABASE.dataSource(), Clock.systemUTC());
    }
  }

  @Nested
  class OnH2 extends AccountRegistryContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.H2);

    @Override
    protected AccountRegistry node() {
      return new JdbcAccountRegistry(DATABASE.dataSource(), Clock.systemUTC());
    }
  }
}
