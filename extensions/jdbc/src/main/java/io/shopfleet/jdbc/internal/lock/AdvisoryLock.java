package io.shopfleet.jdbc.internal.lock;

import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Session;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's advisory lock of a session: gone with the session, and untouched by its
 * transactions. Named by 64 bits; two names that share them wait for each other, no more.
 */
final class AdvisoryLock implements ExclusiveLock {

  @Override
  public @Nullable Release tryAcquire(Session session, String name) throws SQLException {
    return ask(session, "SELECT pg_try_advisory_lock(hashtextextended(:name, 0))", name)
        ? () -> ask(session, "SELECT pg_advisory_unlock(hashtextextended(:name, 0))", name)
        : null;
  }

  private static boolean ask(Session session, String sql, String name) throws SQLException {
    return Database.use(
        session,
        (handle, dialect) -> handle.createQuery(sql).bind("name", name).mapTo(Boolean.class).one());
  }
}
