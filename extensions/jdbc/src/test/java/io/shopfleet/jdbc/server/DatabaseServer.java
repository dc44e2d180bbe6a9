package io.shopfleet.jdbc.server;

/** A running server on the loopback. */
public interface DatabaseServer extends AutoCloseable {

  /**
   * Creates an empty database.
   *
   * @param name lower-case letters, digits and underscores
   */
  DatabaseAddress create(String name);

  /** Drops one that {@link #create} created, with whoever is still connected. */
  void drop(String name);

  /** Stops the server and removes what it stored. */
  @Override
  void close();
}
