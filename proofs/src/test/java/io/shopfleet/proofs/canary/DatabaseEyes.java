package io.shopfleet.proofs.canary;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopfleet.jdbc.server.DatabaseAddress;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.DatabaseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the canary's own, whose user has a password that really counts, and what
 * can be seen of it: every row of every table, and every file below its data directory with the
 * write-ahead log.
 */
final class DatabaseEyes implements AutoCloseable {

  private static final String USER = "canary";

  private final DatabaseServer server = DatabaseKind.POSTGRESQL.start();
  private final DatabaseAddress owner = server.create("canary");
  private final Path files;
  private final HikariDataSource pool;

  DatabaseEyes(String password) throws SQLException, IOException {
    files = Path.of(one("SHOW data_directory"));
    say("CREATE ROLE " + USER + " LOGIN PASSWORD '" + password + "'");
    say("ALTER DATABASE canary OWNER TO " + USER);
    say("ALTER SCHEMA public OWNER TO " + USER);
    requirePassword();
    pool = new HikariDataSource(config(password));
  }

  /** The pool of a host, whose user proves itself by the password. */
  HikariDataSource pool() {
    return pool;
  }

  /** A pool that gives this password, right or wrong. */
  HikariConfig config(String password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(owner.url());
    config.setUsername(USER);
    config.setPassword(password);
    config.setMaximumPoolSize(10);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(1_000);
    return config;
  }

  /** Says something as the owner of the server. */
  void say(String sql) throws SQLException {
    try (Connection connection = asOwner();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** All rows of all tables that are not the server's own, as text. */
  List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table :
        all(
            "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name)"
                + " FROM information_schema.tables"
                + " WHERE table_schema NOT IN ('pg_catalog', 'information_schema')")) {
      rows.addAll(all("SELECT t::text FROM " + table + " t"));
    }
    return rows;
  }

  /** All files, after everything was written into them. */
  List<Path> files() throws SQLException, IOException {
    say("CHECKPOINT");
    try (Stream<Path> all = Files.walk(files)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** What is in a file; nothing if the server removed it meanwhile. */
  static byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  private void requirePassword() throws SQLException, IOException {
    Path rules = Path.of(one("SHOW hba_file"));
    String strict = "host all " + USER + " 127.0.0.1/32 scram-sha-256\n";
    Files.writeString(rules, strict + Files.readString(rules));
    say("SELECT pg_reload_conf()");
  }

  private String one(String query) throws SQLException {
    return all(query).get(0);
  }

  private List<String> all(String query) throws SQLException {
    try (Connection connection = asOwner();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private Connection asOwner() throws SQLException {
    return DriverManager.getConnection(owner.url(), owner.user(), owner.password());
  }

  @Override
  public void close() {
    pool.close();
    server.close();
  }
}
