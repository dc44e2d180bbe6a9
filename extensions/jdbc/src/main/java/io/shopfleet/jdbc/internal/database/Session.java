package io.shopfleet.jdbc.internal.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * One connection as Shopfleet needs it, whatever the host's defaults are: every statement commits
 * by itself unless a transaction is begun. The connection goes back the way it came.
 */
public final class Session implements AutoCloseable {

  private final Handle handle;
  private final Connection connection;
  private final boolean commitsByItself;
  // The host's; NONE as long as nobody asked for it.
  private int isolation = Connection.TRANSACTION_NONE;

  private Session(Handle handle) throws SQLException {
    this.handle = handle;
    this.connection = handle.getConnection();
    this.commitsByItself = connection.getAutoCommit();
    if (!commitsByItself) {
      connection.setAutoCommit(true);
    }
  }

  static Session open(Jdbi jdbi) throws SQLException {
    try {
      Handle handle = jdbi.open();
      try {
        return new Session(handle);
      } catch (SQLException | RuntimeException e) {
        handle.close();
        throw e;
      }
    } catch (JdbiException e) {
      throw Database.driversOwn(e);
    }
  }

  Handle handle() {
    return handle;
  }

  public Dialect dialect() throws SQLException {
    return Dialect.of(connection);
  }

  /** Whether the server still answers on this connection. */
  boolean answers(int seconds) {
    try {
      return connection.isValid(seconds);
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Work that happens wholly or not at all, at READ COMMITTED. JDBI is not asked to do it: it takes
   * the connection for what it was when it came.
   */
  <T> T inTransaction(Database.Work<T> work) throws SQLException {
    readCommitted();
    connection.setAutoCommit(false);
    T result;
    try {
      result = Database.once(this, work);
      connection.commit();
    } catch (Throwable e) {
      undo(e);
      throw e;
    }
    connection.setAutoCommit(true);
    return result;
  }

  /** Ends the connection itself, and with it whatever the server holds for it. */
  public void abort() throws SQLException {
    connection.abort(Runnable::run);
  }

  @Override
  public void close() throws SQLException {
    try (handle) {
      restoreIsolation();
      if (!commitsByItself) {
        connection.setAutoCommit(false);
      }
    } catch (JdbiException e) {
      throw Database.driversOwn(e);
    }
  }

  private void readCommitted() throws SQLException {
    if (isolation != Connection.TRANSACTION_NONE) {
      return;
    }
    int hosts = connection.getTransactionIsolation();
    if (hosts != Connection.TRANSACTION_READ_COMMITTED) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
    isolation = hosts;
  }

  private void undo(Throwable failure) {
    try {
      connection.rollback();
      // Only now: it would commit what is not rolled back.
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      failure.addSuppressed(e);
      endAfter(failure);
    }
  }

  private void endAfter(Throwable failure) {
    try {
      abort();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private void restoreIsolation() throws SQLException {
    if (isolation != Connection.TRANSACTION_NONE
        && isolation != Connection.TRANSACTION_READ_COMMITTED) {
      connection.setTransactionIsolation(isolation);
    }
  }
}
