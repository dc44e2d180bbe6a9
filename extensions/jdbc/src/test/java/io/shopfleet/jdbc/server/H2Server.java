package io.shopfleet.jdbc.server;

/** H2 in the memory of this process; there is nothing to start. */
final class H2Server implements DatabaseServer {

  @Override
  public DatabaseAddress create(String name) {
    return new DatabaseAddress("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
  }

  @Override
  public void drop(String name) {
    Statements.execute(create(name), "SHUTDOWN IMMEDIATELY");
  }

  @Override
  public void close() {}
}
