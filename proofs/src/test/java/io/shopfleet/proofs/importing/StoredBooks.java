package io.shopfleet.proofs.importing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * The host's books, and a list that the database itself keeps of every change of theirs: which
 * version of an order was written, by whom, and when.
 */
final class StoredBooks {

  private final DataSource database;

  StoredBooks(DataSource database) {
    this.database = database;
  }

  /** Makes the host's own table and lets the database note all changes. */
  void open() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE host_orders (
            account_id TEXT, order_id TEXT, updated_at TIMESTAMP WITH TIME ZONE, status TEXT,
            total_amount NUMERIC, PRIMARY KEY (account_id, order_id));
          CREATE TABLE book_changes (
            number BIGINT GENERATED ALWAYS AS IDENTITY, book TEXT, account_id TEXT, order_id TEXT,
            updated_at TIMESTAMP WITH TIME ZONE, status TEXT, node TEXT,
            at TIMESTAMP WITH TIME ZONE);
          CREATE INDEX book_changes_account ON book_changes (account_id);
          CREATE FUNCTION note_change() RETURNS TRIGGER AS $$
            BEGIN
              INSERT INTO book_changes (book, account_id, order_id, updated_at, status, node, at)
              VALUES (TG_TABLE_NAME, NEW.account_id, NEW.order_id, NEW.updated_at, NEW.status,
                current_setting('application_name'), clock_timestamp());
              RETURN NEW;
            END $$ LANGUAGE plpgsql;
          CREATE TRIGGER noted AFTER INSERT OR UPDATE ON integration_orders
            FOR EACH ROW EXECUTE FUNCTION note_change();
          CREATE TRIGGER noted AFTER INSERT OR UPDATE ON host_orders
            FOR EACH ROW EXECUTE FUNCTION note_change();
          """);
    }
  }

  /** How often a node changed an account's book in a span of time. */
  long changes(String account, String node, Instant after, Instant until) throws SQLException {
    return count(
        "SELECT count(*) FROM book_changes WHERE account_id = ? AND node = ? AND at > ? AND at <= ?",
        account,
        node,
        at(after),
        at(until));
  }

  /** How often a node wrote an order. */
  long writes(String order, String node) throws SQLException {
    return count("SELECT count(*) FROM book_changes WHERE order_id = ? AND node = ?", order, node);
  }

  /** How often an older version was written over a newer one. */
  long wentBack() throws SQLException {
    return count(
        """
        SELECT count(*) FROM (
          SELECT updated_at < lag(updated_at)
            OVER (PARTITION BY book, account_id, order_id ORDER BY number) AS back
          FROM book_changes) AS steps
        WHERE back
        """);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private long count(String query, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
