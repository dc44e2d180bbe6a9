package io.shopfleet.jdbc.internal.lock;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopfleet.account.CredentialId;
import io.shopfleet.jdbc.EncryptionKeys;
import io.shopfleet.jdbc.JdbcCredentialStore;
import io.shopfleet.jdbc.TinkCredentialCipher;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A node in a process of its own, which uses a credential exclusively until it is killed. */
final class LockHolder {

  private LockHolder() {}

  public static void main(String[] arguments) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[0]);
    config.setUsername(arguments[1]);
    config.setPassword(arguments[2]);
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      new JdbcCredentialStore(pool, new TinkCredentialCipher(EncryptionKeys.generate()))
          .withExclusive(new CredentialId(arguments[3]), Duration.ZERO, LockHolder::holdForEver);
    }
  }

  private static boolean holdForEver() {
    System.out.println("held");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
