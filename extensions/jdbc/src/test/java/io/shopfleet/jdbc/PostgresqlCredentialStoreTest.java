package io.shopfleet.jdbc;

import io.shopfleet.credential.CredentialStore;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.testkit.contract.CredentialStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlCredentialStoreTest extends CredentialStoreContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

  private final EncryptionKeys keys = EncryptionKeys.generate();

  @Override
  protected CredentialStore node() {
    return new JdbcCredentialStore(DATABASE.dataSource(), new TinkCredentialCipher(keys));
  }
}
