package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.testkit.contract.StorageFaults.Moment;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * One way in which the storage can fail during a call.
 *
 * @param moment when it fails
 * @param passes how often the call passes that moment before
 * @param lasting whether it stays down; otherwise it fails once
 */
record Outage(StorageFaults faults, Moment moment, int passes, boolean lasting) {

  private static final int MOST_PASSES = 100;

  /**
   * Runs a trial for every outage that can strike one call: at each moment, each time the call
   * comes to it, for once and lasting. A trial makes its call through {@link #during}, once.
   */
  static void each(StorageFaults faults, Consumer<Outage> trial) {
    int strikes = 0;
    for (Moment moment : Moment.values()) {
      strikes += strikes(faults, moment, true, trial) + strikes(faults, moment, false, trial);
    }
    assertThat(strikes)
        .as("faults that struck a call; the wrapper around the storage reaches none")
        .isPositive();
  }

  private static int strikes(
      StorageFaults faults, Moment moment, boolean lasting, Consumer<Outage> trial) {
    for (int passes = 0; passes < MOST_PASSES; passes++) {
      trial.accept(new Outage(faults, moment, passes, lasting));
      if (!faults.struck()) {
        return passes;
      }
    }
    throw new AssertionError("One call came to " + moment + " more than " + MOST_PASSES + " times");
  }

  /** Makes a call that this outage strikes. The storage is well again afterwards. */
  <T> Race.Result<T> during(Callable<T> call) {
    if (lasting) {
      faults.goDownAt(moment, passes);
    } else {
      faults.stumbleAt(moment, passes);
    }
    try {
      return Race.Result.of(call);
    } finally {
      faults.well();
    }
  }

  Race.Result<Boolean> during(Runnable call) {
    return during(
        () -> {
          call.run();
          return true;
        });
  }

  @Override
  public String toString() {
    return "Storage "
        + (lasting ? "goes down" : "stumbles")
        + " at "
        + moment
        + " after "
        + passes
        + " passes";
  }
}
