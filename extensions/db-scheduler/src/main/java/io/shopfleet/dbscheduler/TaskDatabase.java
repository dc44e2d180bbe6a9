package io.shopfleet.dbscheduler;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.MariaDBJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import io.shopfleet.sync.SyncStoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The databases on which tasks may rest, and what db-scheduler has to know about each. */
enum TaskDatabase {
  POSTGRESQL {
    @Override
    JdbcCustomization customization() {
      return new PostgreSqlJdbcCustomization(true, false);
    }

    @Override
    boolean locksWhatItFetches() {
      return true;
    }
  },
  MARIADB {
    @Override
    JdbcCustomization customization() {
      return new TimesInUtc();
    }
  },
  H2 {
    @Override
    JdbcCustomization customization() {
      return new DefaultJdbcCustomization(false);
    }
  };

  /**
   * @throws IllegalArgumentException if the database is none of these
   * @throws SyncStoreException if it does not answer
   */
  static TaskDatabase of(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      String name = product.toUpperCase(Locale.ROOT);
      if (name.contains("MYSQL")) {
        return MARIADB;
      }
      for (TaskDatabase known : values()) {
        if (name.contains(known.name())) {
          return known;
        }
      }
      throw new IllegalArgumentException(
          "The engine's tasks rest on PostgreSQL, MariaDB, MySQL or H2, not on " + product);
    } catch (SQLException e) {
      throw new SyncStoreException("The database of the engine's tasks does not answer", e);
    }
  }

  abstract JdbcCustomization customization();

  /** Whether what a node reads is its own at once; otherwise it is when its run starts. */
  boolean locksWhatItFetches() {
    return false;
  }

  /** How a scheduler looks for what is due: never for more than it has threads. */
  SchedulerBuilder polling(SchedulerBuilder scheduler) {
    return locksWhatItFetches()
        ? scheduler.pollUsingLockAndFetch(0, 1)
        : scheduler.pollUsingFetch(0, 1);
  }

  /** Where the statements that make the table are. */
  String script() {
    return "/db/shopfleet-scheduler/" + name().toLowerCase(Locale.ROOT) + ".sql";
  }

  /**
   * The table's columns have no zone there: they hold UTC, whatever the zones of the JVM and of the
   * session. Without a calendar, for db-scheduler's is shared between threads.
   */
  private static final class TimesInUtc extends MariaDBJdbcCustomization {

    TimesInUtc() {
      super(true);
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, @Nullable Instant value)
        throws SQLException {
      statement.setObject(
          index, value == null ? null : LocalDateTime.ofInstant(value, ZoneOffset.UTC));
    }

    @Override
    public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
      LocalDateTime value = row.getObject(column, LocalDateTime.class);
      return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }
  }
}
