package io.shopfleet.jdbc.internal.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.IntSupplier;
import javax.sql.DataSource;

/**
 * Lets one node at a time migrate an H2 database. Flyway locks its history there, which does not
 * help as long as there is none. A row that is inserted and never committed stands for the lock:
 * whoever inserts the same one waits. It ends with the connection.
 */
final class OneAtATime {

  private static final int WAIT_MILLIS = 60_000;

  private final DataSource dataSource;

  OneAtATime(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * @throws SQLException if the database does not answer, or others migrate for more than a minute
   */
  int run(IntSupplier migration) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      boolean commitsByItself = connection.getAutoCommit();
      int patience = patience(statement);
      connection.setAutoCommit(true);
      statement.execute("CREATE TABLE IF NOT EXISTS shopfleet_schema_lock (id INT PRIMARY KEY)");
      statement.execute("SET LOCK_TIMEOUT " + WAIT_MILLIS);
      connection.setAutoCommit(false);
      try {
        statement.execute("INSERT INTO shopfleet_schema_lock VALUES (1)");
        return migration.getAsInt();
      } finally {
        connection.rollback();
        connection.setAutoCommit(commitsByItself);
        statement.execute("SET LOCK_TIMEOUT " + patience);
      }
    }
  }

  private static int patience(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("CALL LOCK_TIMEOUT()")) {
      row.next();
      return row.getInt(1);
    }
  }
}
