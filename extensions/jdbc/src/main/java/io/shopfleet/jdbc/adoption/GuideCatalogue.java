package io.shopfleet.jdbc.adoption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What PostgreSQL's catalogue says about tables in the schema of the connection. */
final class GuideCatalogue {

  private static final String COLUMNS =
      """
      SELECT attname, format_type(atttypid, NULL) AS type
      FROM pg_attribute
      WHERE attrelid = to_regclass(quote_ident(current_schema()) || '.' || :table)
        AND attnum > 0 AND NOT attisdropped
      """;

  // Those that a partition inherits go and come with those of its parent.
  private static final String POINTING_AT =
      """
      SELECT c.conname, c.conrelid::regclass::text AS owner, a.attname,
        pg_get_constraintdef(c.oid) AS definition, array_length(c.conkey, 1) AS width
      FROM pg_constraint c
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
      JOIN pg_attribute target ON target.attrelid = c.confrelid AND target.attnum = ANY (c.confkey)
      WHERE c.contype = 'f' AND c.conparentid = 0
        AND c.confrelid = to_regclass(:table) AND target.attname = :column
      ORDER BY owner, c.conname
      """;

  private static final String CONSTRAINTS_OVER =
      """
      SELECT c.conname
      FROM pg_constraint c
      WHERE c.conrelid = to_regclass(:table) AND c.contype = :kind
        AND string_to_array(:over, ',') @>
          (SELECT array_agg(a.attname::text) FROM pg_attribute a
           WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey))
      ORDER BY c.conname
      """;

  private static final String UNIQUE_INDEXES_OVER =
      """
      SELECT i.indexrelid::regclass::text AS name
      FROM pg_index i
      WHERE i.indrelid = to_regclass(:table) AND i.indisunique AND NOT i.indisprimary
        AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)
        AND string_to_array(:over, ',') @>
          (SELECT array_agg(a.attname::text) FROM pg_attribute a
           WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey))
      ORDER BY name
      """;

  private final Handle handle;

  GuideCatalogue(Handle handle) {
    this.handle = handle;
  }

  /**
   * A foreign key of one column.
   *
   * @param name quoted where needed, like the two that follow
   * @param table the table that holds it, with its schema where needed
   * @param column the column that refers
   * @param definition as it was written
   */
  record ForeignKey(String name, String table, String column, String definition) {}

  /** The columns of a table and their types; empty if there is no such table. */
  Map<String, String> columns(String table) {
    Map<String, String> columns = new LinkedHashMap<>();
    handle
        .createQuery(COLUMNS)
        .bind("table", table)
        .map((row, context) -> Map.entry(row.getString("attname"), row.getString("type")))
        .forEach(column -> columns.put(column.getKey(), column.getValue()));
    return columns;
  }

  /**
   * Every foreign key that refers to a column, and those that refer to theirs in turn: what has to
   * change its type along with it.
   *
   * @throws AdoptionException if one of them has more columns than one
   */
  Set<ForeignKey> pointingAt(String table, String column) {
    Set<ForeignKey> found = new LinkedHashSet<>();
    Deque<ForeignKey> open = new ArrayDeque<>(directlyAt(table, column));
    while (!open.isEmpty()) {
      ForeignKey next = open.removeFirst();
      if (found.add(next)) {
        open.addAll(directlyAt(next.table(), next.column()));
      }
    }
    return found;
  }

  private List<ForeignKey> directlyAt(String table, String column) {
    return handle
        .createQuery(POINTING_AT)
        .bind("table", table)
        .bind("column", column)
        .map((row, context) -> foreignKey(row))
        .list();
  }

  private static ForeignKey foreignKey(ResultSet row) throws SQLException {
    String name = row.getString("conname");
    String owner = row.getString("owner");
    if (row.getInt("width") != 1) {
      throw new AdoptionException(
          "Foreign key "
              + name
              + " of table "
              + owner
              + " refers to accounts by several columns; drop it, and add it again after the"
              + " adoption",
          null);
    }
    return new ForeignKey(name, owner, row.getString("attname"), row.getString("definition"));
  }

  /** The names of the constraints of a kind that are about none but these columns. */
  List<String> constraints(String table, char kind, String... columns) {
    return handle
        .createQuery(CONSTRAINTS_OVER)
        .bind("table", table)
        .bind("kind", String.valueOf(kind))
        .bind("over", String.join(",", columns))
        .mapTo(String.class)
        .list();
  }

  /** The names of the unique indexes that are about none but these columns. */
  List<String> uniqueIndexes(String table, String... columns) {
    return handle
        .createQuery(UNIQUE_INDEXES_OVER)
        .bind("table", table)
        .bind("over", String.join(",", columns))
        .mapTo(String.class)
        .list();
  }

  /** The sequence that fills a column. */
  Optional<String> sequence(String table, String column) {
    return handle
        .createQuery("SELECT pg_get_serial_sequence(:table, :column)")
        .bind("table", table)
        .bind("column", column)
        .mapTo(String.class)
        .findFirst();
  }
}
