package io.shopfleet.jdbc.internal.lock;

import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.database.Session;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A lock that all nodes see, kept by the database for one session. */
interface ExclusiveLock {

  /**
   * Tries once, without waiting.
   *
   * @param name what is locked, at most 64 characters of ASCII
   * @return what gives it back; null if somebody else has it
   */
  @Nullable Release tryAcquire(Session session, String name) throws SQLException;

  /** The lock that a database has to offer. */
  static ExclusiveLock of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> new AdvisoryLock();
      case MARIADB -> new NamedLock();
      case H2 -> new LeasedLock();
    };
  }

  /** Gives a lock back. */
  @FunctionalInterface
  interface Release {

    /** False if the lock was lost before. */
    boolean release() throws SQLException;
  }
}
