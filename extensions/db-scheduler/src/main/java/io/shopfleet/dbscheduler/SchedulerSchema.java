package io.shopfleet.dbscheduler;

import io.shopfleet.sync.SyncStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of the engine's tasks, {@code shopfleet_scheduled_tasks}, in the host's database.
 *
 * <p>A host that migrates by itself takes the same SQL from this jar, from {@code
 * db/shopfleet-scheduler/postgresql.sql}, {@code mariadb.sql} (MySQL too) or {@code h2.sql}.
 */
public final class SchedulerSchema {

  static final String TABLE = "shopfleet_scheduled_tasks";

  private static final Logger log = LoggerFactory.getLogger(SchedulerSchema.class);

  private final DataSource dataSource;

  /**
   * @param dataSource the host's; its user may create tables
   */
  public SchedulerSchema(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Makes the table, unless it is there. Nothing is ever dropped. Several nodes may call it at the
   * same time. Blocks until it is done.
   *
   * @throws IllegalArgumentException if the database is none of those above
   * @throws SyncStoreException if the database does not answer, or refuses
   */
  public void migrate() {
    List<String> statements = statements(TaskDatabase.of(dataSource));
    try {
      make(statements);
    } catch (SQLException e) {
      // Two nodes that make a table at the same time may get in each other's way; it is there now.
      log.debug("Once more", e);
      makeAgain(statements);
    }
  }

  private void makeAgain(List<String> statements) {
    try {
      make(statements);
    } catch (SQLException e) {
      throw new SyncStoreException("The table " + TABLE + " could not be made; see the cause", e);
    }
  }

  private void make(List<String> statements) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }

  private static List<String> statements(TaskDatabase database) {
    try (InputStream script = SchedulerSchema.class.getResourceAsStream(database.script())) {
      if (script == null) {
        throw new IllegalStateException(database.script() + " is not in the jar");
      }
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      String code =
          text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
      return Arrays.stream(code.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
