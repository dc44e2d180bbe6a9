package io.shopfleet.dbscheduler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * As many of the host's threads as one platform may use at a time. Threads are not interrupted:
 * runs end at the borders of their pages. Safe for concurrent use.
 */
final class BoundedThreads extends AbstractExecutorService {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Executor threads;
  private final int bound;
  private final boolean keepsSurplus;
  private final Runnable whenFree;
  private final Deque<Runnable> surplus = new ArrayDeque<>();
  private int busy;
  private boolean shutdown;

  /**
   * @param keepsSurplus whether what finds no thread waits for one; otherwise it is forgotten, for
   *     whoever brought it will bring it again
   * @param whenFree told whenever a thread is free again
   */
  BoundedThreads(Executor threads, int bound, boolean keepsSurplus, Runnable whenFree) {
    this.threads = threads;
    this.bound = bound;
    this.keepsSurplus = keepsSurplus;
    this.whenFree = whenFree;
  }

  /** Whether something brought now would start at once. */
  boolean free() {
    lock.lock();
    try {
      return busy < bound && !shutdown;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void execute(Runnable command) {
    lock.lock();
    try {
      if (busy == bound) {
        if (keepsSurplus) {
          surplus.add(command);
        }
        return;
      }
      busy++;
    } finally {
      lock.unlock();
    }
    start(command);
  }

  private void start(Runnable command) {
    try {
      threads.execute(
          () -> {
            try {
              command.run();
            } finally {
              leave();
            }
          });
    } catch (RejectedExecutionException e) {
      leave();
      throw e;
    }
  }

  private void leave() {
    Runnable next;
    lock.lock();
    try {
      next = surplus.poll();
      if (next == null) {
        busy--;
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
    if (next == null) {
      whenFree.run();
    } else {
      start(next);
    }
  }

  /** What waits for a thread still gets one: it is this node's already, and hands itself back. */
  @Override
  public void shutdown() {
    lock.lock();
    try {
      shutdown = true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    lock.lock();
    try {
      return shutdown;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isTerminated() {
    lock.lock();
    try {
      return shutdown && busy == 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lock();
    try {
      while (busy > 0) {
        if (left <= 0) {
          return false;
        }
        left = idle.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
