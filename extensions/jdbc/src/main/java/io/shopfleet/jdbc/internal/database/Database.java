package io.shopfleet.jdbc.internal.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The host's database. What fails comes out as the driver's own exception: JDBI's would print the
 * values that were bound. What the database undid in favour of another transaction is done again a
 * few times, so work must change nothing but the database.
 */
public final class Database {

  private static final int ATTEMPTS = 5;

  private final Jdbi jdbi;

  public Database(DataSource dataSource) {
    this.jdbi = Jdbi.create(dataSource);
    // A host's connection that does not commit by itself is given back like that, and is no
    // mistake.
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
  }

  /** One statement, which commits by itself and sees all that was committed before it. */
  public <T> T use(Work<T> work) throws SQLException {
    try (Session session = open()) {
      return use(session, work);
    }
  }

  /** Statements that happen all or not at all, at READ COMMITTED. */
  public <T> T transact(Work<T> work) throws SQLException {
    try (Session session = open()) {
      return transact(session, work);
    }
  }

  public Session open() throws SQLException {
    return Session.open(jdbi);
  }

  public static <T> T use(Session session, Work<T> work) throws SQLException {
    return again(() -> once(session, work));
  }

  static <T> T transact(Session session, Work<T> work) throws SQLException {
    return again(() -> session.inTransaction(work));
  }

  static SQLException driversOwn(JdbiException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException own) {
        return own;
      }
    }
    // JDBI's own message may quote what was bound, so only its kind is told.
    return new SQLException("JDBI gave up with " + failure.getClass().getSimpleName());
  }

  static <T> T once(Session session, Work<T> work) throws SQLException {
    try {
      return work.on(session.handle(), session.dialect());
    } catch (JdbiException e) {
      throw driversOwn(e);
    }
  }

  private static <T> T again(Attempt<T> attempt) throws SQLException {
    for (int number = 1; ; number++) {
      try {
        return attempt.make();
      } catch (SQLException e) {
        if (number == ATTEMPTS || !Dialect.sacrificed(e)) {
          throw e;
        }
      }
    }
  }

  @FunctionalInterface
  private interface Attempt<T> {

    T make() throws SQLException;
  }

  /** What is done with a connection. */
  @FunctionalInterface
  public interface Work<T> {

    T on(Handle handle, Dialect dialect) throws SQLException;
  }
}
