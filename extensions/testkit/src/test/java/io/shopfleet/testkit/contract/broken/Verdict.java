package io.shopfleet.testkit.contract.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * What a tier of contract tests says about a store.
 *
 * @param failures why each failed test failed, by the test's name
 * @param tests how many were run
 */
record Verdict(Map<String, String> failures, long tests) {

  static Verdict of(Class<?> tier, Flaw<?> flaw) {
    return of(trial(tier, flaw));
  }

  /** The same; tests that mostly wait do so together. */
  static Verdict ofTestsAtOnce(Class<?> tier, Flaw<?> flaw) {
    return of(
        trial(tier, flaw)
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.executor-service", "WORKER_THREAD_POOL")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "16"));
  }

  private static EngineTestKit.Builder trial(Class<?> tier, Flaw<?> flaw) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tier))
        .configurationParameter(FlawUnderTest.FLAW, ((Enum<?>) flaw).name());
  }

  private static Verdict of(EngineTestKit.Builder trial) {
    var events = trial.execute().testEvents();
    Map<String, String> failures = new TreeMap<>();
    List<Event> failed = events.failed().list();
    for (Event event : failed) {
      failures.put(event.getTestDescriptor().getDisplayName().replace("()", ""), reason(event));
    }
    return new Verdict(failures, events.finished().count());
  }

  /** The flaw was noticed, and by the test that is meant to. */
  void catches(Flaw<?> flaw) {
    assertThat(failures).as("tests that notice " + flaw).containsKey(flaw.caughtBy());
    assertThat(failures.get(flaw.caughtBy())).doesNotContain(Rendezvous.NOBODY_CAME);
  }

  /** Nothing to complain of. */
  void passes() {
    assertThat(failures).isEmpty();
    assertThat(tests).isPositive();
  }

  private static String reason(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(result -> result.getThrowable())
        .map(Throwable::toString)
        .orElse("no reason given");
  }
}
