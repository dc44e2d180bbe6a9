package io.shopfleet.jdbc.internal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.jdbc.Databases;
import io.shopfleet.jdbc.EncryptionKeys;
import io.shopfleet.jdbc.JdbcCredentialStore;
import io.shopfleet.jdbc.JdbcPendingAuthorizations;
import io.shopfleet.jdbc.TinkCredentialCipher;
import io.shopfleet.jdbc.internal.row.CredentialRows;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections of a host that resets nothing when it takes them back. */
class SessionTest {

  private static final CredentialId ID = new CredentialId("tiktok-1");

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

  abstract static class OnAnyDatabase {

    @RegisterExtension final TestDatabase database;
    private final TinkCredentialCipher cipher = new TinkCredentialCipher(EncryptionKeys.generate());

    OnAnyDatabase(DatabaseKind kind) {
      database = TestDatabase.on(kind);
    }

    @Test
    void connection_goesBackTheWayItCame() throws SQLException {
      try (Connection connection = connect()) {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        DataSource host = always(connection);
        JdbcCredentialStore store = new JdbcCredentialStore(host, cipher);

        store.withExclusive(ID, Duration.ZERO, () -> store.save(ID, 0, empty()));
        assertThat(new JdbcCredentialStore(database.dataSource(), cipher).load(ID)).isPresent();
        new JdbcPendingAuthorizations(host).take("none");

        assertThat(connection.isClosed()).isFalse();
        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(connection.getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      }
    }

    @Test
    void transactionFails_connectionGoesBackTheWayItCame() throws SQLException {
      try (Connection connection = connect()) {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(
                () ->
                    new Database(always(connection))
                        .transact((handle, dialect) -> handle.execute("SELECT nonsense")));

        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(connection.getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      }
    }

    @Test
    void hostsConnectionDoesNotCommitByItself_transactionHappensWhollyOrNotAtAll()
        throws SQLException {
      try (Connection connection = connect()) {
        connection.setAutoCommit(false);
        Database host = new Database(always(connection));
        JdbcCredentialStore store = new JdbcCredentialStore(database.dataSource(), cipher);
        assertThat(store.save(ID, 0, empty())).isTrue();

        assertThatExceptionOfType(AssertionError.class)
            .isThrownBy(
                () ->
                    host.transact(
                        (handle, dialect) -> {
                          CredentialRows.delete(handle, ID);
                          throw new AssertionError("in the middle");
                        }));
        assertThat(store.load(ID)).isPresent();

        host.transact(
            (handle, dialect) -> {
              CredentialRows.delete(handle, ID);
              assertThat(store.load(ID)).isPresent();
              return true;
            });
        assertThat(store.load(ID)).isEmpty();
      }
    }

    @Test
    void sacrificedTransaction_isBegunAnewFiveTimesAtMost() {
      Database host = new Database(database.dataSource());
      AtomicInteger attempts = new AtomicInteger();

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () ->
                  host.transact(
                      (handle, dialect) -> {
                        attempts.incrementAndGet();
                        throw new SQLException("deadlock", "40001");
                      }));

      assertThat(attempts).hasValue(5);
    }

    @Test
    void statementFails_valuesThatWereBoundAreNotTold() {
      JdbcCredentialStore store = new JdbcCredentialStore(database.dataSource(), cipher);
      Databases.execute(database.dataSource(), "DROP TABLE integration_credentials");

      assertThatExceptionOfType(CredentialStoreException.class)
          .isThrownBy(() -> store.save(ID, 0, empty()))
          .satisfies(
              failure -> {
                assertThat(failure.getCause()).isInstanceOf(SQLException.class);
                assertThat(told(failure))
                    .contains("tiktok-1")
                    .doesNotContain("arguments", cipher.keyId(), JdbiException.class.getName());
              });
    }

    private Connection connect() throws SQLException {
      return DriverManager.getConnection(
          database.address().url(), database.address().user(), database.address().password());
    }

    private static Credential empty() {
      return Credential.of(ID, Map.of(), Map.of());
    }

    private static String told(Throwable failure) {
      StringWriter told = new StringWriter();
      failure.printStackTrace(new PrintWriter(told));
      return told.toString();
    }

    /** Lends the same connection again and again, as it is. */
    private static DataSource always(Connection connection) {
      Connection lent =
          proxy(
              Connection.class,
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  return null;
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
      return proxy(DataSource.class, (proxy, method, arguments) -> lent);
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
      return type.cast(
          Proxy.newProxyInstance(
              SessionTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
  }
}
