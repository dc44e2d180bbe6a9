package io.shopfleet.testkit.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Lets threads do something at the same moment. */
final class Race {

  static final int RUNNERS = 32;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration HELD = Duration.ofMinutes(10);

  private Race() {}

  /**
   * Starts the runners together and waits for all.
   *
   * @param task the task of each runner, by its number from 0
   * @return what each runner came back with, in the order of their numbers
   */
  static <T> List<Result<T>> of(int runners, IntFunction<Callable<T>> task) {
    ExecutorService threads = Executors.newFixedThreadPool(runners);
    try {
      CountDownLatch ready = new CountDownLatch(runners);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < runners; i++) {
        Callable<T> own = task.apply(i);
        running.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return own.call();
                }));
      }
      List<Result<T>> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(finish(one, PATIENCE));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Starts one task on a thread of its own. */
  static <T> Running<T> start(Callable<T> task) {
    return start(task, () -> PATIENCE);
  }

  /** The same, whose end is waited for only so long. */
  static <T> Running<T> start(Callable<T> task, Supplier<Duration> patience) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<T> future = thread.submit(task);
    thread.shutdown();
    return () -> finish(future, patience.get());
  }

  /** Waits at a gate, but not for ever. */
  static void pass(CountDownLatch gate) {
    pass(gate, PATIENCE);
  }

  /**
   * Waits where a test holds something: longer than the test waits for whatever it looks at
   * meanwhile, or the slowest machines would let go of it too early.
   */
  static void stay(CountDownLatch gate) {
    pass(gate, HELD);
  }

  /** Waits at a gate, but only so long. */
  static void pass(CountDownLatch gate, Duration patience) {
    try {
      if (!gate.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("Waited in vain for " + patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting", e);
    }
  }

  private static <T> Result<T> finish(Future<T> future, Duration patience) {
    try {
      return new Result.Value<>(future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return new Result.Failure<>(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("A racing thread did not end within its time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for a racing thread", e);
    }
  }

  /** A task under way. */
  interface Running<T> {

    /** Waits for its end. */
    Result<T> end();
  }

  /** What a runner came back with. */
  sealed interface Result<T> {

    record Value<T>(T value) implements Result<T> {}

    record Failure<T>(Throwable cause) implements Result<T> {}

    /** Makes a call here and now. */
    static <T> Result<T> of(Callable<T> call) {
      try {
        return new Value<>(call.call());
      } catch (Exception e) {
        return new Failure<>(e);
      }
    }

    /** The value; fails the test if there is none. */
    default T value() {
      if (this instanceof Value<T> value) {
        return value.value;
      }
      throw new AssertionError("A racing thread failed", ((Failure<T>) this).cause);
    }

    /** Whether it failed in this way. */
    default boolean failedWith(Class<? extends Throwable> type) {
      return this instanceof Failure<T> failure && type.isInstance(failure.cause);
    }

    /** Fails the test if it failed in any other way. */
    default void failsOnlyWith(Class<? extends Throwable> type, Object how) {
      if (this instanceof Failure<T> failure && !type.isInstance(failure.cause)) {
        throw new AssertionError(how + ": expected " + type.getSimpleName(), failure.cause);
      }
    }

    default boolean succeeded() {
      return this instanceof Value<T>;
    }
  }
}
