package io.shopfleet.jdbc;

/** The database is none that Shopfleet knows the SQL of. */
public final class UnsupportedDatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnsupportedDatabaseException(String message) {
    super(message);
  }
}
