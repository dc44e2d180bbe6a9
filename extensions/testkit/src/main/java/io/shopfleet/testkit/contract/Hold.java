package io.shopfleet.testkit.contract;

import io.shopfleet.testkit.contract.StorageFaults.Moment;
import java.util.concurrent.CountDownLatch;

/** Where a test holds one call to the storage, so that it knows that the call is under way. */
public final class Hold implements AutoCloseable {

  private final Moment moment;
  private final CountDownLatch caught = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);

  Hold(Moment moment) {
    this.moment = moment;
  }

  /** Waits until a call is held here; fails the test if none comes. */
  public void awaitCall() {
    Race.pass(caught);
  }

  /** Lets the call go on, also one that comes later. */
  @Override
  public void close() {
    letGo.countDown();
  }

  Moment moment() {
    return moment;
  }

  void pass() {
    caught.countDown();
    Race.stay(letGo);
  }
}
