package io.shopfleet.credential;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Something that goes on on a thread of its own. */
final class Background<T> {

  private final FutureTask<T> task;
  private final Thread thread;

  private Background(Callable<T> call) {
    task = new FutureTask<>(call);
    thread = new Thread(task, "background");
    thread.setDaemon(true);
  }

  static <T> Background<T> start(Callable<T> call) {
    Background<T> background = new Background<>(call);
    background.thread.start();
    return background;
  }

  /** Its result, or its exception inside an ExecutionException. */
  T result() throws Exception {
    return task.get(60, TimeUnit.SECONDS);
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Returns when the thread waits for something. */
  void awaitWaiting() {
    Thread.State state = thread.getState();
    while (state != Thread.State.WAITING && state != Thread.State.TIMED_WAITING) {
      if (state == Thread.State.TERMINATED) {
        throw new AssertionError("The thread ended instead of waiting");
      }
      Thread.onSpinWait();
      state = thread.getState();
    }
  }
}
