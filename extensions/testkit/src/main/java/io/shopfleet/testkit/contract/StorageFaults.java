package io.shopfleet.testkit.contract;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The switchboard by which an outage test makes a storage fail, hang and recover. The test of an
 * implementation builds one for each test, hands it to a wrapper around the storage (around a
 * {@code DataSource}, say) and lets that wrapper {@link #reach} each moment as it comes:
 *
 * <pre>{@code
 * public Connection getConnection() throws SQLException {
 *   faults.reach(Moment.CONNECT, SQLException::new);
 *   return new FaultyConnection(dataSource.getConnection(), faults);
 * }
 *
 * public void commit() throws SQLException {
 *   faults.reach(Moment.COMMIT, SQLException::new);
 *   connection.commit();
 *   faults.reach(Moment.ANSWER, SQLException::new);
 * }
 * }</pre>
 *
 * <p>A statement outside a transaction reaches EXECUTE and COMMIT before it is carried out, and
 * ANSWER after it. A transaction that failed is rolled back by the wrapper at the latest when its
 * connection is closed; rolling back and closing reach nothing. Safe for concurrent use.
 */
public final class StorageFaults {

  /** When a storage can fail or hang. */
  public enum Moment {
    /** Before a connection is had. */
    CONNECT,
    /** Before each statement, of reading and of writing. */
    EXECUTE,
    /** Before what was written becomes durable; when this fails, nothing of it does. */
    COMMIT,
    /** After it became durable: the caller does not learn that it did. */
    ANSWER
  }

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Fault fault;
  private @Nullable Hold hold;
  private boolean down;
  private boolean struck;

  private static final class Fault {

    final Moment moment;
    final boolean lasting;
    int passes;

    Fault(Moment moment, boolean lasting, int passes) {
      this.moment = moment;
      this.lasting = lasting;
      this.passes = passes;
    }
  }

  /**
   * For the wrapper: says that a call has come to a moment. Waits if a test holds it there.
   *
   * @param failure makes an exception of the storage's own kind from a message
   * @throws E if the test wants the call to fail now
   */
  public <E extends Exception> void reach(Moment moment, Function<String, E> failure) throws E {
    Hold caught = caughtAt(moment);
    if (caught != null) {
      caught.pass();
    }
    if (strikes(moment)) {
      throw failure.apply("The storage fails at " + moment + ", as the test wants it to");
    }
  }

  /** From now on every call fails, at the first moment it comes to. */
  public void goDown() {
    goDownAt(Moment.CONNECT, 0);
  }

  /**
   * The storage goes down when a call comes to a moment, and stays down until it is {@link #well}.
   *
   * @param passes how often a call may still pass this moment before, from 0
   */
  public void goDownAt(Moment moment, int passes) {
    plan(new Fault(moment, true, passes));
  }

  /**
   * One call fails when it comes to a moment, and the next one works again.
   *
   * @param passes how often a call may still pass this moment before, from 0
   */
  public void stumbleAt(Moment moment, int passes) {
    plan(new Fault(moment, false, passes));
  }

  /** The next call that comes to this moment, and no other, waits there until it is let go. */
  public Hold holdNextAt(Moment moment) {
    Hold next = new Hold(moment);
    lock.lock();
    try {
      hold = next;
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** The storage works from now on. Whoever is held stays so until let go. */
  public void well() {
    plan(null);
  }

  /** Whether a call failed since the last fault was planned. */
  public boolean struck() {
    lock.lock();
    try {
      return struck;
    } finally {
      lock.unlock();
    }
  }

  private void plan(@Nullable Fault next) {
    lock.lock();
    try {
      fault = next;
      down = false;
      if (next != null) {
        struck = false;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean strikes(Moment moment) {
    lock.lock();
    try {
      if (down) {
        return true;
      }
      Fault planned = fault;
      if (planned == null || planned.moment != moment || planned.passes-- > 0) {
        return false;
      }
      down = planned.lasting;
      fault = null;
      struck = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Hold caughtAt(Moment moment) {
    lock.lock();
    try {
      Hold caught = hold;
      if (caught == null || caught.moment() != moment) {
        return null;
      }
      hold = null;
      return caught;
    } finally {
      lock.unlock();
    }
  }
}
