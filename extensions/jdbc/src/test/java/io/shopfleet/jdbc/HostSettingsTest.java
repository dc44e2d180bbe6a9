package io.shopfleet.jdbc;

import com.zaxxer.hikari.HikariConfig;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.testkit.contract.CredentialStoreContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract holds on pools whose defaults are as far from ours as they can be. */
class HostSettingsTest {

  @Nested
  class RepeatableReadOnPostgresql extends OnAnyDatabase {
    @RegisterExtension
    static final TestDatabase DATABASE =
        TestDatabase.on(DatabaseKind.POSTGRESQL, HostSettingsTest::repeatableRead);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class SerializableOnPostgresql extends OnAnyDatabase {
    @RegisterExtension
    static final TestDatabase DATABASE =
        TestDatabase.on(DatabaseKind.POSTGRESQL, HostSettingsTest::serializable);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class RepeatableReadOnMariadb extends OnAnyDatabase {
    @RegisterExtension
    static final TestDatabase DATABASE =
        TestDatabase.on(DatabaseKind.MARIADB, HostSettingsTest::repeatableRead);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class SerializableOnMariadb extends OnAnyDatabase {
    @RegisterExtension
    static final TestDatabase DATABASE =
        TestDatabase.on(DatabaseKind.MARIADB, HostSettingsTest::serializable);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class SerializableOnH2 extends OnAnyDatabase {
    @RegisterExtension
    static final TestDatabase DATABASE =
        TestDatabase.on(DatabaseKind.H2, HostSettingsTest::serializable);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  private static void repeatableRead(HikariConfig pool) {
    pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    pool.setAutoCommit(false);
  }

  private static void serializable(HikariConfig pool) {
    pool.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
    pool.setAutoCommit(false);
  }

  abstract static class OnAnyDatabase extends CredentialStoreContract {

    private final EncryptionKeys keys = EncryptionKeys.generate();

    abstract TestDatabase database();

    @Override
    protected CredentialStore node() {
      return new JdbcCredentialStore(database().dataSource(), new TinkCredentialCipher(keys));
    }
  }
}
