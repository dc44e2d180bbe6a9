package io.shopfleet.jdbc;

import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.sync.SyncStoreException;
import java.sql.SQLException;

/** The database for what synchronisation remembers: its trouble is a {@link SyncStoreException}. */
final class SyncStorage {

  private final Database database;

  SyncStorage(Database database) {
    this.database = database;
  }

  /** Work on a connection where each statement is a transaction of its own. */
  <T> T use(String trouble, Database.Work<T> work) {
    try {
      return database.use(work);
    } catch (SQLException e) {
      throw failed(trouble, e);
    }
  }

  /** Work that happens wholly or not at all. */
  <T> T write(String trouble, Database.Work<T> work) {
    try {
      return database.transact(work);
    } catch (SQLException e) {
      throw failed(trouble, e);
    }
  }

  /**
   * Adds a row.
   *
   * @return false, and nothing changed, if one with its key is there
   */
  boolean insert(String trouble, Database.Work<Integer> work) {
    try {
      database.transact(work);
      return true;
    } catch (SQLException e) {
      if (Dialect.duplicate(e)) {
        return false;
      }
      throw failed(trouble, e);
    }
  }

  static SyncStoreException failed(String trouble, SQLException cause) {
    return new SyncStoreException(trouble + ", because the database failed; see the cause", cause);
  }
}
