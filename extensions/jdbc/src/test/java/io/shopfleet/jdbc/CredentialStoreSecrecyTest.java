package io.shopfleet.jdbc;

import io.shopfleet.credential.CredentialStore;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.testkit.contract.CredentialStoreSecrecyContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class CredentialStoreSecrecyTest {

  @Nested
  class OnPostgresql extends OnAnyDatabase {
    OnPostgresql() {
      super(DatabaseKind.POSTGRESQL);
    }
  }

  @Nested
  class OnMariadb extends OnAnyDatabase {
    OnMariadb() {
      super(DatabaseKind.MARIADB);
    }
  }

  @Nested
  class OnH2 extends OnAnyDatabase {
    OnH2() {
      super(DatabaseKind.H2);
    }
  }

  abstract static class OnAnyDatabase extends CredentialStoreSecrecyContract {

    @RegisterExtension final TestDatabase database;
    private final EncryptionKeys keys = EncryptionKeys.generate();

    OnAnyDatabase(DatabaseKind kind) {
      database = TestDatabase.on(kind);
    }

    @Override
    protected CredentialStore node() {
      return new JdbcCredentialStore(database.dataSource(), new TinkCredentialCipher(keys));
    }

    @Override
    protected String dump() {
      return Databases.dump(database);
    }
  }
}
