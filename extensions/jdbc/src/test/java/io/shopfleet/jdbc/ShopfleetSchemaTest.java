package io.shopfleet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.jdbc.internal.schema.Migrations;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShopfleetSchemaTest {

  private static final int NODES = 6;

  @Nested
  class OnPostgresql extends OnAnyDatabase {
    OnPostgresql() {
      super(DatabaseKind.POSTGRESQL);
    }
  }

  @Nested
  class OnMariadb extends OnAnyDatabase {
    OnMariadb() {
      super(DatabaseKind.MARIADB);
    }
  }

  @Nested
  class OnH2 extends OnAnyDatabase {
    OnH2() {
      super(DatabaseKind.H2);
    }
  }

  abstract static class OnAnyDatabase {

    @RegisterExtension final TestDatabase database;

    OnAnyDatabase(DatabaseKind kind) {
      database = TestDatabase.emptyOn(kind);
    }

    @Test
    void emptyDatabase_getsAllTables() throws SQLException {
      assertThat(schema().migrate()).isEqualTo(Migrations.NAMES.size());

      assertThat(tables()).contains("integration_credentials", "shopfleet_schema_history");
    }

    @Test
    void migratedBefore_nothingIsRun() {
      schema().migrate();

      assertThat(schema().migrate()).isZero();
    }

    @Test
    void hostsTablesAreThere_stayAsTheyAre() throws SQLException {
      execute("CREATE TABLE orders (id INT PRIMARY KEY)");
      execute("CREATE TABLE flyway_schema_history (id INT PRIMARY KEY)");
      execute("INSERT INTO orders VALUES (7)");

      assertThat(schema().migrate()).isEqualTo(Migrations.NAMES.size());

      assertThat(count("orders")).isEqualTo(1);
      assertThat(count("flyway_schema_history")).isZero();
      assertThat(count("integration_credentials")).isZero();
    }

    @Test
    void manyNodesStartAtOnce_oneMigratesAndNoneFails() throws Exception {
      execute("CREATE TABLE orders (id INT PRIMARY KEY)");
      CyclicBarrier start = new CyclicBarrier(NODES);
      ExecutorService nodes = Executors.newFixedThreadPool(NODES);
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        var own = new ShopfleetSchema(database.pool(3));
        running.add(
            nodes.submit(
                () -> {
                  start.await();
                  return own.migrate();
                }));
      }
      nodes.shutdown();

      int run = 0;
      for (Future<Integer> node : running) {
        run += node.get();
      }
      assertThat(run).isEqualTo(Migrations.NAMES.size());
      assertThat(count("integration_credentials")).isZero();
    }

    @Test
    void tableOfTheSameNameIsTheHosts_failsAndLeavesIt() throws SQLException {
      execute("CREATE TABLE integration_credentials (host INT)");
      execute("INSERT INTO integration_credentials VALUES (1)");

      assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> schema().migrate());

      assertThat(count("integration_credentials")).isEqualTo(1);
    }

    private ShopfleetSchema schema() {
      return new ShopfleetSchema(database.dataSource());
    }

    private List<String> tables() throws SQLException {
      List<String> names = new ArrayList<>();
      try (Connection connection = database.dataSource().getConnection();
          ResultSet tables =
              connection
                  .getMetaData()
                  .getTables(
                      connection.getCatalog(),
                      connection.getSchema(),
                      "%",
                      new String[] {"TABLE"})) {
        while (tables.next()) {
          names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
        }
      }
      return names;
    }

    private int count(String table) throws SQLException {
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
        row.next();
        return row.getInt(1);
      }
    }

    private void execute(String sql) throws SQLException {
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
