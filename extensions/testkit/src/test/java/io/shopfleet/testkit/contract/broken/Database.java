package io.shopfleet.testkit.contract.broken;

import io.shopfleet.testkit.contract.StorageFaults;
import io.shopfleet.testkit.contract.StorageFaults.Moment;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A small transactional storage that nodes share. A transaction works on a picture of all rows and
 * commits only if nothing was committed meanwhile; otherwise it is repeated.
 */
final class Database {

  private final StorageFaults faults;
  private final Rendezvous rendezvous = new Rendezvous();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition committed = lock.newCondition();
  private Map<Transaction.Key, Object> rows = Map.of();
  private long commits;

  Database(StorageFaults faults) {
    this.faults = faults;
  }

  StorageFaults faults() {
    return faults;
  }

  /** For stores that race: where two of their calls meet. */
  Rendezvous rendezvous() {
    return rendezvous;
  }

  /**
   * @throws StorageDownException if a test wants it
   */
  <T> T inTransaction(Function<Transaction, T> work) {
    faults.reach(Moment.CONNECT, StorageDownException::new);
    while (true) {
      Transaction transaction = begin();
      T result = work.apply(transaction);
      faults.reach(Moment.COMMIT, StorageDownException::new);
      if (commit(transaction)) {
        faults.reach(Moment.ANSWER, StorageDownException::new);
        return result;
      }
    }
  }

  void change(Consumer<Transaction> work) {
    inTransaction(
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }

  /** How many transactions changed something. */
  long commits() {
    lock.lock();
    try {
      return commits;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something is committed that is not counted yet; false if nothing was in time. */
  boolean awaitCommit(long counted, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lockInterruptibly();
    try {
      while (commits == counted) {
        if (left <= 0) {
          return false;
        }
        left = committed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets rows of a type behind the back of all stores. */
  void drop(Class<?> type) {
    lock.lock();
    try {
      Transaction transaction = new Transaction(rows, faults);
      transaction.drop(type);
      publish(transaction);
    } finally {
      lock.unlock();
    }
  }

  String dump() {
    lock.lock();
    try {
      return rows.toString();
    } finally {
      lock.unlock();
    }
  }

  private Transaction begin() {
    lock.lock();
    try {
      return new Transaction(rows, faults);
    } finally {
      lock.unlock();
    }
  }

  private boolean commit(Transaction transaction) {
    lock.lock();
    try {
      boolean current = transaction.beganWith(rows);
      if (current && transaction.changed()) {
        publish(transaction);
      }
      return current || !transaction.changed();
    } finally {
      lock.unlock();
    }
  }

  private void publish(Transaction transaction) {
    rows = transaction.rows();
    commits++;
    committed.signalAll();
  }
}
