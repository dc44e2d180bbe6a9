package io.shopfleet;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What runs a fleet's accounts and chores.
 *
 * @param executor the host's, or the fleet's own
 * @param own the fleet's own threads; null if the host lends and keeps its own
 */
record FleetWorkers(Executor executor, @Nullable ThreadPoolExecutor own) {

  /**
   * The host's executor if there is one, else daemon threads that come and go.
   *
   * @param most how many of them there are at most
   */
  static FleetWorkers of(@Nullable Executor ofTheHost, int most) {
    if (ofTheHost != null) {
      return new FleetWorkers(ofTheHost, null);
    }
    ThreadPoolExecutor threads = ownThreads(most);
    return new FleetWorkers(threads, threads);
  }

  /** Lets the fleet's own threads go; the host's are left alone. */
  void release() {
    if (own != null) {
      own.shutdown();
    }
  }

  private static ThreadPoolExecutor ownThreads(int most) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            most,
            most,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            runnable -> {
              Thread thread = new Thread(runnable, "shopfleet-sync-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
