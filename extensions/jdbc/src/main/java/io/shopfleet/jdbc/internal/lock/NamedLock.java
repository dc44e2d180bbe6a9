package io.shopfleet.jdbc.internal.lock;

import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Session;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The named lock of MariaDB and MySQL: gone with the session, and untouched by its transactions.
 * Its names hold for the whole server, so they carry a digest of the database's name. Never waits
 * in the server, whose waiting is measured in seconds.
 */
final class NamedLock implements ExclusiveLock {

  private static final String NAME =
      "CONCAT('shopfleet:', LEFT(SHA2(CONCAT(DATABASE(), ':', :name), 256), 48))";

  @Override
  public @Nullable Release tryAcquire(Session session, String name) throws SQLException {
    return ask(session, "SELECT GET_LOCK(" + NAME + ", 0)", name)
        ? () -> ask(session, "SELECT RELEASE_LOCK(" + NAME + ")", name)
        : null;
  }

  // Null means that the server could not tell, or that nobody has the lock.
  private static boolean ask(Session session, String sql, String name) throws SQLException {
    return Database.use(
        session,
        (handle, dialect) ->
            handle
                .createQuery(sql)
                .bind("name", name)
                .map((row, context) -> row.getInt(1) == 1)
                .one());
  }
}
