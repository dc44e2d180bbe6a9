package io.shopfleet.jdbc.internal.lock;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Session;
import io.shopfleet.jdbc.internal.database.Sessions;
import io.shopfleet.platform.Sleeper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs actions one at a time among all nodes. Threads of this process queue at a gate; the first of
 * them asks the database, and gives its connection back between two questions.
 */
public final class ExclusiveUse {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

  private final Database locks;
  private final Sessions sessions;
  private final Sleeper sleeper;
  private final Gates gates = new Gates();

  /**
   * @param locks where sessions that hold a lock come from
   * @param sessions what the actions use
   */
  public ExclusiveUse(Database locks, Sessions sessions, Sleeper sleeper) {
    this.locks = locks;
    this.sessions = sessions;
    this.sleeper = sleeper;
  }

  public <T> Optional<T> run(CredentialId id, Duration maxWait, Supplier<T> action) {
    // Not the clock's: how long something took must not depend on somebody setting the clock.
    long start = System.nanoTime();
    long longest = TimeUnit.NANOSECONDS.convert(maxWait);
    try {
      Optional<T> result = gates.behind(id, maxWait, () -> whenHeld(id, start, longest, action));
      return result == null ? Optional.empty() : result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CredentialStoreException(
          "Interrupted while waiting for exclusive use of credential " + id, e);
    }
  }

  private <T> Optional<T> whenHeld(CredentialId id, long start, long longest, Supplier<T> action)
      throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (true) {
      Holding holding = tryHold(id);
      if (holding != null) {
        return Optional.of(run(holding, action));
      }
      long left = longest - (System.nanoTime() - start);
      if (left <= 0) {
        return Optional.empty();
      }
      sleeper.sleep(shorter(pause, Duration.ofNanos(left)));
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  private @Nullable Holding tryHold(CredentialId id) {
    Session outer = sessions.held();
    try {
      return outer == null ? tryHold(id, locks.open()) : Holding.within(outer, id);
    } catch (SQLException e) {
      throw new CredentialStoreException(
          "Exclusive use of credential " + id + " could not be asked of the database", e);
    }
  }

  private static @Nullable Holding tryHold(CredentialId id, Session session) throws SQLException {
    Holding holding;
    try {
      holding = Holding.of(session, id);
    } catch (SQLException | RuntimeException e) {
      // The lock may have been given without our knowing.
      Holding.end(session, id);
      throw e;
    }
    if (holding == null) {
      session.close();
    }
    return holding;
  }

  private <T> T run(Holding holding, Supplier<T> action) {
    boolean outermost = sessions.held() == null;
    if (outermost) {
      sessions.hold(holding.session());
    }
    try {
      return action.get();
    } finally {
      if (outermost) {
        sessions.letGo();
      }
      holding.giveBack();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
