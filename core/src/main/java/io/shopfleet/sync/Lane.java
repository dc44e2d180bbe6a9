package io.shopfleet.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one platform on this node: no more than a bound at a time, those that somebody waits
 * for before those of the schedule. Never blocks. Safe for concurrent use.
 */
final class Lane {

  private final ReentrantLock lock = new ReentrantLock();
  private final Executor executor;
  private final int bound;
  private final Deque<Task> waiting = new ArrayDeque<>();
  private int running;

  Lane(Executor executor, int bound) {
    this.executor = executor;
    this.bound = bound;
  }

  /** Something to run that is waited for. */
  interface Task extends Runnable {

    /** The executor takes nothing any more. */
    void refused(RejectedExecutionException reason);
  }

  /** Starts a task if it can begin at once; false if it cannot, then nothing happens. */
  boolean tryStart(Runnable task) {
    lock.lock();
    try {
      if (running >= bound || !waiting.isEmpty()) {
        return false;
      }
      running++;
    } finally {
      lock.unlock();
    }
    return start(task) == null;
  }

  /** Starts a task as soon as the bound allows it. */
  void enqueue(Task task) {
    lock.lock();
    try {
      waiting.add(task);
    } finally {
      lock.unlock();
    }
    startWaiting();
  }

  private void startWaiting() {
    while (true) {
      Task next;
      lock.lock();
      try {
        if (running >= bound || waiting.isEmpty()) {
          return;
        }
        next = waiting.remove();
        running++;
      } finally {
        lock.unlock();
      }
      @Nullable RejectedExecutionException refusal = start(next);
      if (refusal != null) {
        next.refused(refusal);
      }
    }
  }

  private @Nullable RejectedExecutionException start(Runnable task) {
    try {
      executor.execute(
          () -> {
            try {
              task.run();
            } finally {
              leave();
              startWaiting();
            }
          });
      return null;
    } catch (RejectedExecutionException e) {
      leave();
      return e;
    }
  }

  private void leave() {
    lock.lock();
    try {
      running--;
    } finally {
      lock.unlock();
    }
  }
}
