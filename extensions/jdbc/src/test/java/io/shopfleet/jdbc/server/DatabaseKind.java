package io.shopfleet.jdbc.server;

/** The databases that the tests run on. */
public enum DatabaseKind {
  POSTGRESQL {
    @Override
    public DatabaseServer start() {
      return new PostgresqlServer();
    }
  },
  MARIADB {
    @Override
    public DatabaseServer start() {
      return new MariadbServer();
    }
  },
  H2 {
    @Override
    public DatabaseServer start() {
      return new H2Server();
    }
  };

  /**
   * Starts one.
   *
   * @throws IllegalStateException if it does not start; says what is missing
   */
  public abstract DatabaseServer start();
}
