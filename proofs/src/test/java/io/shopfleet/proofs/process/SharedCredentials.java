package io.shopfleet.proofs.process;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopfleet.credential.CredentialCipher;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.Secret;
import io.shopfleet.jdbc.EncryptionKeys;
import io.shopfleet.jdbc.JdbcCredentialStore;
import io.shopfleet.jdbc.TinkCredentialCipher;
import io.shopfleet.jdbc.server.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.sql.DataSource;

/** Credentials that several processes share in one database, sealed with one key. */
public final class SharedCredentials {

  private static final int CONNECTIONS = 10;

  private SharedCredentials() {}

  /** A key as one word, to be told to other processes. */
  public static String newKey() {
    String text = EncryptionKeys.generate().text().reveal();
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The credentials behind a pool of this process's own. */
  public static CredentialStore in(DatabaseAddress database, String key) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(CONNECTIONS);
    return on(new HikariDataSource(config), key);
  }

  public static CredentialStore on(DataSource database, String key) {
    return new JdbcCredentialStore(database, cipher(key));
  }

  /** What seals with the key. */
  public static CredentialCipher cipher(String key) {
    String text = new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8);
    return new TinkCredentialCipher(EncryptionKeys.parse(Secret.of(text)));
  }
}
