package io.shopfleet.testkit.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A gate at which requests wait until a test lets them through. It makes slow answers and races
 * repeatable without sleeping.
 */
public final class Gate {
  private final CountDownLatch opened = new CountDownLatch(1);
  private final Semaphore arrivals = new Semaphore(0);

  /** Lets everyone through, those who wait and those who come. It never closes again. */
  public void open() {
    opened.countDown();
  }

  /**
   * Waits until a number of requests, counted from the last call of this method, stand at the gate.
   *
   * @param requests how many
   * @param atMost how long to wait
   * @return whether they arrived in time
   * @throws InterruptedException when the waiting thread is interrupted
   */
  public boolean awaitArrivals(int requests, Duration atMost) throws InterruptedException {
    return arrivals.tryAcquire(requests, atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits until the gate opens (true) or the other latch falls (false). */
  boolean pass(CountDownLatch orElse) throws InterruptedException {
    arrivals.release();
    while (!opened.await(20, TimeUnit.MILLISECONDS)) {
      if (orElse.getCount() == 0) {
        return false;
      }
    }
    return true;
  }
}
