package io.shopfleet.jdbc.internal.record;

import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.row.Printable;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a column holds. */
public enum ColumnType {
  /** An id: at most 255 characters, compared exactly. */
  ID(Types.VARCHAR) {
    @Override
    Object fit(String column, Object value) {
      return id(column, (String) value, MAX_ID);
    }
  },
  /** Two ids and a character between. */
  PAIR_OF_IDS(Types.VARCHAR) {
    @Override
    Object fit(String column, Object value) {
      return id(column, (String) value, 2 * MAX_ID + 1);
    }
  },
  /** Any text. The character zero, which PostgreSQL refuses, becomes U+FFFD. */
  TEXT(Types.VARCHAR) {
    @Override
    Object fit(String column, Object value) {
      return Printable.of((String) value);
    }
  },
  /** A JSON document. */
  JSON(Types.VARCHAR) {
    @Override
    void bind(PreparedStatement statement, int position, Dialect dialect, Object value)
        throws SQLException {
      if (dialect == Dialect.POSTGRESQL) {
        statement.setObject(position, value, Types.OTHER);
      } else {
        statement.setString(position, (String) value);
      }
    }
  },
  /** Kept to the microsecond. */
  INSTANT(Types.TIMESTAMP_WITH_TIMEZONE) {
    @Override
    Object fit(String column, Object value) {
      return ((Instant) value).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    void bind(PreparedStatement statement, int position, Dialect dialect, Object value)
        throws SQLException {
      statement.setObject(position, dialect.value((Instant) value));
    }
  },
  /** An amount of money: 28 digits before the point and 10 behind it. */
  AMOUNT(Types.NUMERIC) {
    @Override
    Object fit(String column, Object value) {
      BigDecimal amount = ((BigDecimal) value).stripTrailingZeros();
      if (amount.scale() > SCALE || amount.precision() - amount.scale() > WHOLE_DIGITS) {
        throw new UnfitRecordException(
            column
                + " has more digits than the "
                + WHOLE_DIGITS
                + " before and "
                + SCALE
                + " behind the point that the database keeps");
      }
      return amount;
    }
  },
  NUMBER(Types.BIGINT),
  FLAG(Types.BOOLEAN);

  private static final int MAX_ID = 255;
  private static final int WHOLE_DIGITS = 28;
  private static final int SCALE = 10;

  private final int sqlType;

  ColumnType(int sqlType) {
    this.sqlType = sqlType;
  }

  /**
   * The value as the column will hold it.
   *
   * @throws UnfitRecordException if it cannot
   */
  Object fit(String column, Object value) {
    return value;
  }

  void bind(PreparedStatement statement, int position, Dialect dialect, Object value)
      throws SQLException {
    statement.setObject(position, value);
  }

  final void bindNullable(
      PreparedStatement statement, int position, Dialect dialect, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(position, sqlType);
    } else {
      bind(statement, position, dialect, value);
    }
  }

  private static Object id(String column, String id, int longest) {
    if (id.length() > longest || id.indexOf('\0') >= 0) {
      throw new UnfitRecordException(
          column + " is no id that the database can compare: too long, or with a character zero");
    }
    return id;
  }
}
