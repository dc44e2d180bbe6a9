package io.shopfleet.jdbc.internal.record;

import io.shopfleet.jdbc.internal.database.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows with few round trips: inserts many with one batch where the driver sends it in one
 * go, and with one statement elsewhere, whether or not the driver rewrites batches; updates many
 * with one batch.
 */
final class RowWriter {

  private final Connection connection;
  private final Dialect dialect;

  RowWriter(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /**
   * One column of a statement.
   *
   * @param name its name
   * @param type what it holds
   */
  record Field(String name, ColumnType type) {

    static List<Field> of(List<? extends Column<?>> columns) {
      return columns.stream().map(column -> new Field(column.name(), column.type())).toList();
    }
  }

  /**
   * Inserts rows.
   *
   * @param fixed what follows the parameters of each row: a column's name and its SQL, or null
   */
  void insert(
      String table, List<Field> fields, @Nullable Fixed fixed, List<@Nullable Object[]> rows)
      throws SQLException {
    if (dialect == Dialect.POSTGRESQL) {
      insertInOneGo(table, fields, fixed, rows);
      return;
    }
    for (List<@Nullable Object[]> block : Blocks.of(rows)) {
      try (PreparedStatement insert =
          connection.prepareStatement(insertion(table, fields, fixed, block.size()))) {
        int position = 1;
        for (@Nullable Object[] row : block) {
          position = bind(insert, position, fields, row);
        }
        insert.executeUpdate();
      }
    }
  }

  /** PostgreSQL's driver sends a batch in one round trip, and rewrites it too if it is told to. */
  private void insertInOneGo(
      String table, List<Field> fields, @Nullable Fixed fixed, List<@Nullable Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(insertion(table, fields, fixed, 1))) {
      for (@Nullable Object[] row : rows) {
        bind(insert, 1, fields, row);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * Updates rows, each by its key.
   *
   * @param rows the values to set, and behind them those of the key
   */
  void update(
      String table, List<Field> fields, Fixed fixed, List<Field> key, List<@Nullable Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String sql =
        "UPDATE "
            + table
            + " SET "
            + String.join(", ", fields.stream().map(field -> field.name() + " = ?").toList())
            + ", "
            + fixed.column()
            + " = "
            + fixed.sql()
            + " WHERE "
            + String.join(" AND ", key.stream().map(field -> field.name() + " = ?").toList());
    List<Field> all = Rows.joined(fields, key);
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        bind(update, 1, all, row);
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private int bind(
      PreparedStatement statement, int first, List<Field> fields, @Nullable Object[] row)
      throws SQLException {
    int position = first;
    for (int i = 0; i < row.length; i++) {
      fields.get(i).type().bindNullable(statement, position, dialect, row[i]);
      position++;
    }
    return position;
  }

  /** A column whose value is an expression of the database's own. */
  record Fixed(String column, String sql) {}

  private static String insertion(
      String table, List<Field> fields, @Nullable Fixed fixed, int rows) {
    String row =
        "("
            + "?, ".repeat(fields.size() - 1)
            + "?"
            + (fixed == null ? "" : ", " + fixed.sql())
            + ")";
    return "INSERT INTO "
        + table
        + " ("
        + String.join(", ", fields.stream().map(Field::name).toList())
        + (fixed == null ? "" : ", " + fixed.column())
        + ") VALUES "
        + (row + ", ").repeat(rows - 1)
        + row;
  }
}
