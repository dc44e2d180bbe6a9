package io.shopfleet.jdbc.internal.database;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Work on the database that uses the connection which its thread holds already, if it does. So
 * whoever holds a lock needs no second connection, and as many threads as the pool has connections
 * can hold one each.
 */
public final class Sessions {

  private static final int PATIENCE_SECONDS = 5;

  private final Database database;
  private final ConcurrentMap<Thread, Session> held = new ConcurrentHashMap<>();

  public Sessions(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  /** One statement, which commits by itself. */
  public <T> T use(Database.Work<T> work) throws SQLException {
    Session own = usable();
    return own == null ? database.use(work) : Database.use(own, work);
  }

  /** The session that this thread holds; null if it holds none. */
  public @Nullable Session held() {
    return held.get(Thread.currentThread());
  }

  public void hold(Session session) {
    held.put(Thread.currentThread(), session);
  }

  public void letGo() {
    held.remove(Thread.currentThread());
  }

  // The lock is lost with its connection, but not what was obtained under it: that is saved over
  // another one, and its version tells whether somebody was faster.
  private @Nullable Session usable() {
    Session own = held();
    return own != null && own.answers(PATIENCE_SECONDS) ? own : null;
  }
}
