package io.shopfleet.jdbc.internal.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/**
 * Whose SQL the database speaks. Told by each connection from what it knows already, without asking
 * the server.
 */
public enum Dialect {
  POSTGRESQL,
  /** MySQL too. */
  MARIADB,
  H2;

  // What every supported database can store; nothing a marketplace sends lies outside.
  private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * The dialect of a connection.
   *
   * @throws SQLFeatureNotSupportedException if it is none of these
   */
  public static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "PostgreSQL" -> POSTGRESQL;
      case "MariaDB", "MySQL" -> MARIADB;
      case "H2" -> H2;
      default ->
          throw new SQLFeatureNotSupportedException(
              "Shopfleet stores in PostgreSQL, MariaDB, MySQL and H2, not in "
                  + product
                  + "; hand in a DataSource of one of these");
    };
  }

  /** Whether a statement failed because a row with the same key is there. */
  public static boolean duplicate(SQLException failure) {
    return "23505".equals(failure.getSQLState())
        || ("23000".equals(failure.getSQLState()) && failure.getErrorCode() == 1062);
  }

  /**
   * Whether the database, or a rule that the host gave it, refuses what stands in a row: a value
   * that does not fit its column, a constraint, a trigger that says no.
   */
  public static boolean refusesContent(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    boolean rule = state.equals("P0001") || state.equals("45000");
    return !duplicate(failure) && (rule || state.startsWith("22") || state.startsWith("23"));
  }

  /** Whether a row could not be deleted because rows of another table refer to it. */
  public static boolean referredTo(SQLException failure) {
    return "23503".equals(failure.getSQLState())
        || ("23000".equals(failure.getSQLState()) && failure.getErrorCode() == 1451);
  }

  /** Whether the database undid a transaction to let another one go on. */
  static boolean sacrificed(SQLException failure) {
    String state = failure.getSQLState();
    return "40001".equals(state) || "40P01".equals(state) || "90131".equals(state);
  }

  /** The present instant of the database's clock, in SQL. */
  public String now() {
    return this == MARIADB ? "UTC_TIMESTAMP(6)" : "CURRENT_TIMESTAMP";
  }

  /** Its name in the paths of the migrations. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * An instant for a column of this dialect: {@code TIMESTAMP WITH TIME ZONE}, or {@code DATETIME}
   * in UTC for MariaDB, which has no other. What lies before the year 1000 or after 9999 is stored
   * as the nearest instant within, and fractions of a microsecond are cut off: what a database
   * rounds up would be later than it was.
   */
  public Argument timestamp(@Nullable Instant instant) {
    Object value = instant == null ? null : value(instant);
    return (position, statement, context) -> statement.setObject(position, value);
  }

  /** A JSON text for a column of this dialect: JSONB in PostgreSQL. */
  public Argument json(String text) {
    return this == POSTGRESQL
        ? (position, statement, context) -> statement.setObject(position, text, Types.OTHER)
        : (position, statement, context) -> statement.setString(position, text);
  }

  /** The instant in a column that {@link #timestamp} filled. */
  public @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    if (this == MARIADB) {
      LocalDateTime value = row.getObject(column, LocalDateTime.class);
      return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** The same as {@link #timestamp}, for a statement that is not JDBI's. */
  public Object value(Instant instant) {
    Instant within =
        instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
    Instant stored = within.truncatedTo(ChronoUnit.MICROS);
    return this == MARIADB
        ? LocalDateTime.ofInstant(stored, ZoneOffset.UTC)
        : OffsetDateTime.ofInstant(stored, ZoneOffset.UTC);
  }
}
