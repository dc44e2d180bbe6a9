package io.shopfleet.testkit.contract.broken;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where two racing calls meet between their check and their act, so that a race is lost every time
 * and not by luck. Nobody waits here before it is armed, nor the test's own thread, and only the
 * first two of one key meet.
 */
final class Rendezvous {

  static final String NOBODY_CAME = "Nobody else came to the rendezvous";

  private final ReentrantLock lock = new ReentrantLock();
  private final CyclicBarrier both = new CyclicBarrier(2);
  private @Nullable Thread armedBy;
  private @Nullable Object key;
  private final Set<Thread> arrived = new HashSet<>();
  private final Set<Thread> again = new HashSet<>();

  void arm() {
    lock.lock();
    try {
      armedBy = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the other one, if this is one of the first two with the first one's key. */
  void meet(Object ownKey) {
    if (isExpected(ownKey)) {
      pass();
    }
  }

  /** Waits for the other one again, if this thread is one of the two that met. */
  void meetAgain() {
    if (met()) {
      pass();
    }
  }

  private boolean met() {
    lock.lock();
    try {
      return arrived.size() == 2 && again.remove(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  private boolean isExpected(Object ownKey) {
    lock.lock();
    try {
      Thread self = Thread.currentThread();
      boolean racing = armedBy != null && !armedBy.equals(self);
      if (!racing || arrived.size() == 2 || (key != null && !key.equals(ownKey))) {
        return false;
      }
      key = ownKey;
      again.add(self);
      return arrived.add(self);
    } finally {
      lock.unlock();
    }
  }

  private void pass() {
    try {
      both.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted at a rendezvous", e);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new AssertionError(NOBODY_CAME, e);
    }
  }
}
