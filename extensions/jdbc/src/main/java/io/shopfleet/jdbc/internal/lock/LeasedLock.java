package io.shopfleet.jdbc.internal.lock;

import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.database.Session;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * A row that says who has the lock and until when, for H2, which has no lock of its own that
 * outlives a transaction. Frees itself {@value #SECONDS} seconds after it was taken.
 */
final class LeasedLock implements ExclusiveLock {

  static final int SECONDS = 120;

  @Override
  public @Nullable Release tryAcquire(Session session, String name) throws SQLException {
    String owner = UUID.randomUUID().toString();
    boolean acquired =
        Database.use(
            session,
            (handle, dialect) -> takeOver(handle, name, owner) || take(handle, name, owner));
    return acquired
        ? () -> Database.use(session, (handle, dialect) -> giveBack(handle, name, owner))
        : null;
  }

  private static boolean takeOver(Handle handle, String name, String owner) {
    return handle
            .createUpdate(
                "UPDATE integration_locks SET owner = :owner, expires_at ="
                    + " DATEADD(SECOND, :seconds, CURRENT_TIMESTAMP)"
                    + " WHERE name = :name AND expires_at <= CURRENT_TIMESTAMP")
            .bind("name", name)
            .bind("owner", owner)
            .bind("seconds", SECONDS)
            .execute()
        == 1;
  }

  private static boolean take(Handle handle, String name, String owner) {
    try {
      return handle
              .createUpdate(
                  "INSERT INTO integration_locks (name, owner, expires_at) VALUES"
                      + " (:name, :owner, DATEADD(SECOND, :seconds, CURRENT_TIMESTAMP))")
              .bind("name", name)
              .bind("owner", owner)
              .bind("seconds", SECONDS)
              .execute()
          == 1;
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException failure && Dialect.duplicate(failure)) {
        return false;
      }
      throw e;
    }
  }

  private static boolean giveBack(Handle handle, String name, String owner) {
    return handle
            .createUpdate("DELETE FROM integration_locks WHERE name = :name AND owner = :owner")
            .bind("name", name)
            .bind("owner", owner)
            .execute()
        == 1;
  }
}
