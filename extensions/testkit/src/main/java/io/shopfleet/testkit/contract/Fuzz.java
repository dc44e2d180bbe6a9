package io.shopfleet.testkit.contract;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/**
 * What tests at random draw from. The verdict on a sound store does not depend on the seed, which
 * only shuffles who does what when; it stands in every failure's message, so that the same steps
 * can be taken again.
 *
 * @param rounds how many steps each runner takes: system property {@code shopfleet.contract.rounds}
 * @param seed system property {@code shopfleet.contract.seed}; without it another one at every run
 */
record Fuzz(int rounds, long seed) {

  static final int RUNNERS = 6;

  private static final int ROUNDS = 25;
  private static final int MOST_SPINS = 2_000;

  static Fuzz fromProperties() {
    return new Fuzz(
        Integer.getInteger("shopfleet.contract.rounds", ROUNDS),
        Long.getLong("shopfleet.contract.seed", UUID.randomUUID().getMostSignificantBits()));
  }

  /** What one runner does in one step. */
  interface Step {
    void take(SplittableRandom random);
  }

  /**
   * Lets several runners take their steps at the same time, and waits for all.
   *
   * @param runner makes what a runner does at each step, by the runner's number from 0
   */
  void run(IntFunction<Step> runner) {
    List<Race.Result<Integer>> results = Race.of(RUNNERS, number -> steps(number, runner));
    for (Race.Result<Integer> result : results) {
      if (result instanceof Race.Result.Failure<Integer> failure) {
        throw new AssertionError(this + ": a runner failed", failure.cause());
      }
    }
  }

  private Callable<Integer> steps(int number, IntFunction<Step> runner) {
    Step step = runner.apply(number);
    SplittableRandom random = new SplittableRandom(seed + number);
    return () -> {
      for (int round = 0; round < rounds; round++) {
        for (int spins = random.nextInt(MOST_SPINS); spins > 0; spins--) {
          Thread.onSpinWait();
        }
        step.take(random);
      }
      return rounds;
    };
  }

  @Override
  public String toString() {
    return "With -Dshopfleet.contract.seed=" + seed + " -Dshopfleet.contract.rounds=" + rounds;
  }
}
