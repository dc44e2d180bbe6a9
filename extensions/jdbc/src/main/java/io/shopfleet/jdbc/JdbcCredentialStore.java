package io.shopfleet.jdbc;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialCipher;
import io.shopfleet.credential.CredentialCipher.Sealed;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Sessions;
import io.shopfleet.jdbc.internal.lock.ExclusiveUse;
import io.shopfleet.jdbc.internal.row.CredentialRows;
import io.shopfleet.jdbc.internal.row.CredentialText;
import io.shopfleet.platform.Sleeper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Credentials in the host's database, sealed, in the table {@code integration_credentials} that
 * {@link ShopfleetSchema} makes. Safe for concurrent use by threads and by nodes.
 *
 * <p><b>Transactions.</b> Every load, save and erase is a transaction of its own, whatever the
 * host's defaults for isolation and commit are. A saved credential must not vanish with a host's
 * rollback: hand in the pool itself, not a proxy that joins the transaction of the calling thread.
 *
 * <p><b>Exclusive use</b> is a lock of the database's own, held by one connection for as long as
 * the action runs: an advisory lock in PostgreSQL, a named lock in MariaDB and MySQL. The action's
 * own loads and saves, on its own thread, go over the same connection, so that a pool may be
 * smaller than the number of actions. Who waits holds no connection, asks again every 5 to 100
 * milliseconds, and may wait for the pool beyond its {@code maxWait}. When a process dies, the
 * database releases its locks as soon as it sees the connection closed: at once, unless the machine
 * or the network went with it; then after the time that the database's TCP keep-alive takes. In H2
 * the lock is a row that frees itself two minutes after it was taken, also when the action still
 * runs; the version then decides between two savers.
 *
 * <p>A pooler that hands the same server connection to several clients, such as PgBouncer in
 * transaction mode, cannot carry such locks: give the locks a data source of their own that goes
 * past it.
 */
public final class JdbcCredentialStore implements CredentialStore {

  private final CredentialCipher cipher;
  private final Sessions sessions;
  private final ExclusiveUse exclusive;

  /**
   * @param dataSource the host's pool; every exclusive action takes one connection of it for as
   *     long as it runs
   * @param cipher seals what is stored
   */
  public JdbcCredentialStore(DataSource dataSource, CredentialCipher cipher) {
    this(dataSource, dataSource, cipher);
  }

  /**
   * @param dataSource the host's pool
   * @param locks another pool to the same database, without a pooler between; exclusive actions
   *     take their connections from it
   * @param cipher seals what is stored
   */
  public JdbcCredentialStore(DataSource dataSource, DataSource locks, CredentialCipher cipher) {
    this.cipher = cipher;
    this.sessions = new Sessions(dataSource);
    this.exclusive = new ExclusiveUse(new Database(locks), sessions, Sleeper.THREAD);
  }

  @Override
  public Optional<Credential> load(CredentialId id) {
    try {
      return sessions
          .use((handle, dialect) -> CredentialRows.find(handle, id))
          .map(row -> CredentialText.read(id, cipher.open(id, row.sealed()), row.version()));
    } catch (SQLException e) {
      throw new CredentialStoreException(
          "Credential " + id + " could not be read from the database", e);
    }
  }

  @Override
  public boolean save(CredentialId id, long expectedVersion, Credential credential) {
    if (!id.equals(credential.id())) {
      throw new IllegalArgumentException(
          "Credential " + credential.id() + " cannot be saved as " + id + "; save it as itself");
    }
    Sealed sealed = seal(id, CredentialText.write(credential));
    try {
      return sessions.use(
          (handle, dialect) ->
              expectedVersion == 0
                  ? CredentialRows.insert(handle, dialect, credential, sealed)
                  : CredentialRows.update(handle, dialect, expectedVersion, credential, sealed));
    } catch (SQLException e) {
      throw new CredentialStoreException(
          "It is not certain that credential " + id + " was saved; load it to see", e);
    }
  }

  @Override
  public <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action) {
    return exclusive.run(id, maxWait, action);
  }

  @Override
  public void erase(CredentialId id) {
    try {
      sessions.use((handle, dialect) -> CredentialRows.delete(handle, id));
    } catch (SQLException e) {
      throw new CredentialStoreException(
          "It is not certain that credential " + id + " was erased; erase it again", e);
    }
  }

  /**
   * Seals credentials with the present key that another one sealed. Call it again until nothing
   * remains; after that, and once every node seals with the present key, the others can be dropped.
   *
   * <p>May run at any time, on any node, beside loads and saves and beside itself. It changes no
   * version. Each credential is a transaction of its own; one that is saved meanwhile is left to
   * whoever saved it. What was done stays done if it is stopped.
   *
   * @param limit how many credentials to seal anew at most; at least 1
   * @return how far it came
   * @throws CredentialStoreException if the database does not answer
   */
  public Rewrapping rewrap(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, but was " + limit);
    }
    try {
      return new Rewrap(sessions, cipher, limit).run();
    } catch (SQLException e) {
      throw new CredentialStoreException(
          "Credentials could not be sealed anew, because the database did not answer; what was"
              + " done stays done",
          e);
    }
  }

  private Sealed seal(CredentialId id, byte[] plain) {
    try {
      return cipher.seal(id, plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }
}
