package io.shopfleet.jdbc;

import io.shopfleet.jdbc.server.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What tests do to a database behind the stores' back. */
public final class Databases {

  private Databases() {}

  public static int execute(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The database refused: " + sql, e);
    }
  }

  public static @Nullable String single(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException("The database refused: " + sql, e);
    }
  }

  /** Every column of every row of every table of the database, bytes in hexadecimal. */
  public static String dump(TestDatabase database) {
    StringBuilder dump = new StringBuilder();
    try (Connection connection = database.dataSource().getConnection()) {
      for (String table : tables(connection)) {
        dump(connection, table, dump);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be dumped", e);
    }
    return dump.toString();
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
      while (tables.next()) {
        if (tables.getString("TABLE_TYPE").contains("TABLE")) {
          names.add(tables.getString("TABLE_NAME"));
        }
      }
    }
    return names;
  }

  private static void dump(Connection connection, String table, StringBuilder dump)
      throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM " + quote + table + quote)) {
      while (row.next()) {
        dump.append(table);
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          Object value = row.getObject(i);
          dump.append('|')
              .append(
                  value instanceof byte[] bytes
                      ? HexFormat.of().formatHex(bytes)
                      : String.valueOf(value));
        }
        dump.append('\n');
      }
    }
  }
}
