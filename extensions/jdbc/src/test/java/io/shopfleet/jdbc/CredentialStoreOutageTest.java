package io.shopfleet.jdbc;

import io.shopfleet.credential.CredentialStore;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.FaultyDataSource;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.testkit.contract.CredentialStoreOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class CredentialStoreOutageTest {

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

    @Override
    protected void nodesDie() {
      // Their leases end; nobody waits two minutes for it here.
      try {
        new Database(database().dataSource())
            .use(
                (handle, dialect) ->
                    handle.execute("UPDATE integration_locks SET expires_at = CURRENT_TIMESTAMP"));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  abstract static class OnAnyDatabase extends CredentialStoreOutageContract {

    private final StorageFaults faults = new StorageFaults();
    private final EncryptionKeys keys = EncryptionKeys.generate();
    private FaultyDataSource faulty;

    abstract TestDatabase database();

    @Override
    @BeforeEach
    public void buildTwoNodes() {
      faulty = new FaultyDataSource(database().dataSource(), faults);
      super.buildTwoNodes();
    }

    @Override
    protected CredentialStore node() {
      return new JdbcCredentialStore(faulty, new TinkCredentialCipher(keys));
    }

    @Override
    protected StorageFaults faults() {
      return faults;
    }

    @Override
    protected void nodesDie() {
      faulty.cut();
    }
  }
}
