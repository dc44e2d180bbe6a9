package io.shopfleet.dbscheduler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As many of the host's threads as one platform may use at a time. Threads are not interrupted:
 * runs end at the borders of their pages. What the host has no thread for is never refused, for
 * db-scheduler would count it as under way for ever. Safe for concurrent use.
 */
final class BoundedThreads extends AbstractExecutorService {

  private static final Logger log = LoggerFactory.getLogger(BoundedThreads.class);

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
      return busy < bound && !shutdown && surplus.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Tries anew to find threads for what the host had none for. */
  void retry() {
    @Nullable Runnable next = enter();
    while (next != null && start(next)) {
      next = enter();
    }
  }

  /** The first that waits, and a place for it; null if there is none of either. */
  private @Nullable Runnable enter() {
    lock.lock();
    try {
      @Nullable Runnable next = busy < bound ? surplus.poll() : null;
      if (next != null) {
        busy++;
      }
      return next;
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
    boolean unused = start(command);
  }

  private boolean start(Runnable command) {
    try {
      threads.execute(
          () -> {
            try {
              command.run();
            } finally {
              leave();
            }
          });
      return true;
    } catch (RuntimeException | Error e) {
      log.warn("The host has no thread for a run, which waits for one", e);
      putBack(command);
      return false;
    }
  }

  private void putBack(Runnable command) {
    lock.lock();
    try {
      busy--;
      if (keepsSurplus) {
        surplus.addFirst(command);
      }
      idle.signalAll();
    } finally {
      lock.unlock();
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
      boolean unused = start(next);
    }
  }

  /**
   * What waits for a thread still gets one: it is this node's already, and hands itself back. If
   * the host has none, it does so on this one.
   */
  @Override
  public void shutdown() {
    lock.lock();
    try {
      shutdown = true;
    } finally {
      lock.unlock();
    }
    for (@Nullable Runnable next = enter(); next != null; next = enter()) {
      try {
        next.run();
      } finally {
        leave();
      }
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
