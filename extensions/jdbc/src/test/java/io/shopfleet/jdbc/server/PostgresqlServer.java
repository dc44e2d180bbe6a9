package io.shopfleet.jdbc.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** PostgreSQL from its binaries, as any user; as root it needs {@code unshare} of util-linux. */
final class PostgresqlServer implements DatabaseServer {

  private final EmbeddedPostgres server;

  PostgresqlServer() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "200")
              // More than the usual ten seconds, for a machine that has much else to do.
              .setPGStartupWait(Duration.ofMinutes(10))
              .start();
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          "PostgreSQL did not start; these tests run on real databases and are never skipped", e);
    }
  }

  @Override
  public DatabaseAddress create(String name) {
    Statements.execute(root(), "CREATE DATABASE " + name);
    return new DatabaseAddress(server.getJdbcUrl("postgres", name), "postgres", "postgres");
  }

  @Override
  public void drop(String name) {
    Statements.execute(root(), "DROP DATABASE " + name + " WITH (FORCE)");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DatabaseAddress root() {
    return new DatabaseAddress(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
  }
}
