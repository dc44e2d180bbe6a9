package io.shopfleet.proofs.many;

import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time in steps of a second. A step ends when everything that can happen in it has happened: every
 * task has ended or waits for a later second. So it does not matter how fast the machine is.
 */
final class SteppedTime implements Executor {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TreeMap<Long, Integer> waiting = new TreeMap<>();
  private final Executor threads;
  private long now;
  private int working;

  /**
   * @param threads run the tasks
   */
  SteppedTime(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    change(1);
    threads.execute(
        () -> {
          try {
            task.run();
          } finally {
            change(-1);
          }
        });
  }

  private void change(int by) {
    lock.lock();
    try {
      working += by;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets a task wait for so many seconds. */
  void sleep(long seconds) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long until = now + seconds;
      waiting.merge(until, 1, Integer::sum);
      working--;
      changed.signalAll();
      while (now < until) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Begins the next second: those who waited for it go on. */
  void step() {
    lock.lock();
    try {
      now++;
      Integer awoken = waiting.remove(now);
      working += awoken == null ? 0 : awoken;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing more can happen in this second. */
  void awaitStill() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (working > 0) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
