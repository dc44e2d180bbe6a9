package io.shopfleet.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one platform on this node: no more than a bound at a time, those that somebody waits
 * for before those of the schedule. A place that becomes free is taken at once. Never blocks. Safe
 * for concurrent use.
 */
final class PlatformLane {

  private final ReentrantLock lock = new ReentrantLock();
  private final Executor executor;
  private final int bound;
  private final Deque<Task> waiting = new ArrayDeque<>();
  private final Set<Thread> filling = new HashSet<>();
  private Deque<Task> offered = new ArrayDeque<>();
  private int running;

  PlatformLane(Executor executor, int bound) {
    this.executor = executor;
    this.bound = bound;
  }

  /** Something to run. */
  interface Task extends Runnable {

    /** Whether it is still to be run; asked once, right before it starts. */
    boolean begins();

    /** The executor does not take it: it is full, closed or out of threads. */
    void refused(Throwable reason);
  }

  /**
   * Starts what the bound allows of the tasks of the schedule, and the others as places become
   * free, in their order. What was offered before and has not started is forgotten.
   *
   * @return how many were started before this returned, by this thread
   */
  int offer(List<? extends Task> tasks) {
    lock.lock();
    try {
      offered = new ArrayDeque<>(tasks);
    } finally {
      lock.unlock();
    }
    return fill();
  }

  /** Starts a task as soon as the bound allows it, before all that were offered. */
  void enqueue(Task task) {
    lock.lock();
    try {
      waiting.add(task);
    } finally {
      lock.unlock();
    }
    fill();
  }

  private int fill() {
    if (!enter()) {
      // An executor that runs tasks on this very thread came back here: the loop below goes on.
      return 0;
    }
    try {
      int started = 0;
      for (@Nullable Task next = next(); next != null; next = next()) {
        if (start(next)) {
          started++;
        }
      }
      return started;
    } finally {
      exit();
    }
  }

  private boolean enter() {
    lock.lock();
    try {
      return filling.add(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  private void exit() {
    lock.lock();
    try {
      filling.remove(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  /** The next task, and a place for it; null if there is none of either. */
  private @Nullable Task next() {
    lock.lock();
    try {
      if (running >= bound) {
        return null;
      }
      @Nullable Task next = waiting.isEmpty() ? offered.poll() : waiting.poll();
      if (next != null) {
        running++;
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  private boolean start(Task task) {
    if (!task.begins()) {
      leave();
      return false;
    }
    Place place = new Place(task);
    try {
      executor.execute(place);
      return true;
    } catch (RuntimeException | Error e) {
      if (place.entered) {
        // Run on this very thread, and it has left already: what it threw is not the executor's.
        throw e;
      }
      leave();
      task.refused(e);
      return false;
    }
  }

  /** A place of the bound, held until its task ended. */
  private final class Place implements Runnable {

    private final Task task;
    private volatile boolean entered;

    Place(Task task) {
      this.task = task;
    }

    @Override
    public void run() {
      entered = true;
      try {
        task.run();
      } finally {
        leave();
        fill();
      }
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
