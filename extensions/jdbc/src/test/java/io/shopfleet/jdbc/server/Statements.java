package io.shopfleet.jdbc.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** What is said to a server outside of any test. */
final class Statements {

  private Statements() {}

  static void execute(DatabaseAddress address, String sql) {
    try (Connection connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The server refused: " + sql, e);
    }
  }
}
