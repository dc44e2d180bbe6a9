package io.shopfleet.internal.http;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.shopfleet.account.Account;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Repeats a call while that can help, with full jitter and never before the marketplace's own time.
 * resilience4j counts and decides; the waiting is ours, because its own cannot be injected.
 */
final class Retrier {

  private final Retry retry;
  private final RetryPolicy policy;
  private final FleetListener listener;
  private final Clock clock;
  private final Sleeper sleeper;

  Retrier(
      RetryPolicy policy,
      FleetListener listener,
      Clock clock,
      Sleeper sleeper,
      RandomGenerator random) {
    this.policy = policy;
    this.listener = listener;
    this.clock = clock;
    this.sleeper = sleeper;
    RetryConfig config =
        RetryConfig.custom()
            .maxAttempts(policy.attempts())
            .intervalBiFunction((attempt, outcome) -> pause(attempt, outcome, random))
            .build();
    this.retry = Retry.of("marketplace", config);
  }

  /**
   * @param deadline no attempt starts after it
   */
  <T> T call(Account account, CallSpec spec, Instant deadline, Supplier<T> attempt) {
    Retry.AsyncContext<T> context = retry.asyncContext();
    for (int number = 1; ; number++) {
      try {
        T result = attempt.get();
        context.onComplete();
        return result;
      } catch (MarketplaceException failure) {
        long pauseMillis = repeatable(failure, spec) ? context.onError(failure) : -1;
        Duration pause = Duration.ofMillis(pauseMillis);
        boolean tooLate = clock.instant().plus(pause).isAfter(deadline);
        if (pauseMillis < 0 || tooLate || Thread.currentThread().isInterrupted()) {
          throw failure;
        }
        listener.on(
            new FleetEvent.RequestRetried(
                clock.instant(), account.id(), spec.operation(), failure.kind(), number, pause));
        sleep(pause, failure);
      }
    }
  }

  private static boolean repeatable(MarketplaceException failure, CallSpec spec) {
    boolean turnedAway = failure.kind() == FailureKind.RATE_LIMITED || !failure.sent();
    return failure.retryable() && (spec.idempotent() || turnedAway);
  }

  private long pause(int attempt, Either<Throwable, Object> outcome, RandomGenerator random) {
    int doublings = Math.min(attempt - 1, 20);
    long step =
        Math.min(policy.firstPause().toMillis() << doublings, policy.longestPause().toMillis());
    long drawn = (long) (step * random.nextDouble());
    Duration asked =
        outcome.isLeft() && outcome.getLeft() instanceof MarketplaceException failure
            ? failure.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    // Rounded up: a fraction of a millisecond early is early.
    return asked.plusNanos(999_999).toMillis() + drawn;
  }

  private void sleep(Duration pause, MarketplaceException failure) {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.addSuppressed(e);
      throw failure;
    }
  }
}
