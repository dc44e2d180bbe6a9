package io.shopfleet.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.shopfleet.account.Account;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.RecordingSleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a call is repeated. */
class RetrierTest {

  private static final Instant T = ManualClock.START;
  private static final Instant NEVER = T.plus(Duration.ofDays(1));
  private static final CallSpec READ = CallSpec.read("order.search");
  private static final CallSpec WRITE = CallSpec.write("order.ship");
  private static final Account ACCOUNT = Shops.shop("a").build();

  private final ManualClock clock = new ManualClock();
  private final RecordingSleeper sleeper = new RecordingSleeper(clock);
  private final List<FleetEvent> events = new ArrayList<>();
  private final Deque<MarketplaceException> failures = new ArrayDeque<>();
  private double drawn = 0.5;
  private int sent;

  @AfterEach
  void leaveTheThreadAsItWas() {
    Thread.interrupted();
  }

  /** Draws the same share every time. */
  private RandomGenerator dice() {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new UnsupportedOperationException("Only shares are drawn");
      }

      @Override
      public double nextDouble() {
        return drawn;
      }
    };
  }

  private String call(CallSpec spec, Instant deadline) {
    Retrier retrier = new Retrier(RetryPolicy.DEFAULT, events::add, clock, sleeper, dice());
    return retrier.call(
        ACCOUNT,
        spec,
        deadline,
        () -> {
          sent++;
          MarketplaceException failure = failures.poll();
          if (failure != null) {
            throw failure;
          }
          return "answer " + sent;
        });
  }

  private static MarketplaceException failure(
      FailureKind kind, Consumer<MarketplaceException.Builder> more) {
    MarketplaceException.Builder builder = MarketplaceException.of(kind, ACCOUNT, "order.search");
    more.accept(builder);
    return builder.build();
  }

  private static MarketplaceException failure(FailureKind kind) {
    return failure(kind, builder -> {});
  }

  private void fail(int times, FailureKind kind) {
    for (int i = 0; i < times; i++) {
      failures.add(failure(kind));
    }
  }

  @Test
  void success_isNotRepeated() {
    assertThat(call(READ, NEVER)).isEqualTo("answer 1");
    assertThat(sleeper.waits()).isEmpty();
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"TRANSIENT", "RATE_LIMITED", "PLATFORM_DOWN"})
  void passingFailure_isRepeated(FailureKind kind) {
    fail(1, kind);

    assertThat(call(READ, NEVER)).isEqualTo("answer 2");
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TRANSIENT", "RATE_LIMITED", "PLATFORM_DOWN"})
  void lastingFailure_isNotRepeated(FailureKind kind) {
    MarketplaceException failure = failure(kind, MarketplaceException.Builder::notSent);
    failures.add(failure);

    assertThat(catchThrowable(() -> call(READ, NEVER))).isSameAs(failure);
    assertThat(sent).isEqualTo(1);
  }

  @Test
  void failsForEver_lastFailureSurfacesAfterFiveAttempts() {
    fail(4, FailureKind.TRANSIENT);
    MarketplaceException last = failure(FailureKind.PLATFORM_DOWN);
    failures.add(last);

    assertThat(catchThrowable(() -> call(READ, NEVER))).isSameAs(last);
    assertThat(sent).isEqualTo(5);
    assertThat(sleeper.waits()).hasSize(4);
  }

  @Test
  void pauses_areDrawnFromADoublingRange() {
    fail(4, FailureKind.TRANSIENT);

    assertThat(call(READ, NEVER)).isEqualTo("answer 5");

    assertThat(sleeper.waits())
        .extracting(Duration::toMillis)
        .containsExactly(500L, 1000L, 2000L, 4000L);
  }

  @Property(tries = 300)
  void anyDraw_staysWithinItsRangeAndBehindTheMarketplacesTime(
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double share,
      @ForAll @LongRange(min = 0, max = 10_000_000_000L) long askedNanos,
      @ForAll @IntRange(min = 1, max = 4) int attempts) {
    // jqwik keeps one instance for all tries.
    RetrierTest fresh = new RetrierTest();
    fresh.drawn = share;
    Duration asked = Duration.ofNanos(askedNanos);
    for (int i = 0; i < attempts; i++) {
      fresh.failures.add(failure(FailureKind.RATE_LIMITED, builder -> builder.retryAfter(asked)));
    }

    fresh.call(READ, NEVER);

    List<Duration> waits = fresh.sleeper.waits();
    assertThat(waits).hasSize(attempts);
    for (int i = 0; i < attempts; i++) {
      // Waits are whole milliseconds, rounded up.
      Duration longest = asked.plusSeconds(1L << i).plusMillis(1);
      assertThat(waits.get(i)).isBetween(asked, longest);
    }
  }

  @Test
  void longestPause_isNeverExceeded() {
    drawn = Math.nextDown(1.0);
    RetryPolicy patient =
        new RetryPolicy(40, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofHours(5));
    Retrier retrier = new Retrier(patient, events::add, clock, sleeper, dice());
    fail(39, FailureKind.TRANSIENT);

    retrier.call(
        ACCOUNT,
        READ,
        NEVER,
        () -> {
          MarketplaceException failure = failures.poll();
          if (failure != null) {
            throw failure;
          }
          return "done";
        });

    assertThat(sleeper.waits())
        .allMatch(wait -> wait.compareTo(Duration.ofSeconds(60)) <= 0)
        .endsWith(sleeper.waits().get(10));
  }

  @Test
  void budget_isKeptToTheTick() {
    fail(2, FailureKind.TRANSIENT);
    assertThat(call(READ, T.plusMillis(1500))).isEqualTo("answer 3");

    clock.set(T);
    fail(2, FailureKind.TRANSIENT);
    assertThatThrownBy(() -> call(READ, T.plusMillis(1500).minusNanos(1)))
        .isInstanceOf(MarketplaceException.class);
    assertThat(clock.instant()).isEqualTo(T.plusMillis(500));
  }

  @Test
  void marketplaceAsksForMoreThanTheBudget_surfacesAtOnce() {
    failures.add(
        failure(FailureKind.RATE_LIMITED, builder -> builder.retryAfter(Duration.ofMinutes(3))));

    assertThatThrownBy(() -> call(READ, T.plus(Duration.ofMinutes(2))))
        .isInstanceOf(MarketplaceException.class);
    assertThat(sleeper.waits()).isEmpty();
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"TRANSIENT", "PLATFORM_DOWN"})
  void writeThatMayHaveArrived_isNotRepeated(FailureKind kind) {
    fail(1, kind);

    assertThatThrownBy(() -> call(WRITE, NEVER)).isInstanceOf(MarketplaceException.class);
    assertThat(sent).isEqualTo(1);
  }

  @Test
  void writeThatCertainlyDidNotArrive_isRepeated() {
    failures.add(failure(FailureKind.TRANSIENT, MarketplaceException.Builder::notSent));

    assertThat(call(WRITE, NEVER)).isEqualTo("answer 2");
  }

  @Test
  void writeTurnedAwayByTheLimit_isRepeated() {
    fail(1, FailureKind.RATE_LIMITED);

    assertThat(call(WRITE, NEVER)).isEqualTo("answer 2");
  }

  @Test
  void idempotentWrite_isRepeated() {
    fail(1, FailureKind.TRANSIENT);

    assertThat(call(CallSpec.idempotentWrite("stock.set"), NEVER)).isEqualTo("answer 2");
  }

  @Test
  void everyRepetition_isTold() {
    fail(2, FailureKind.PLATFORM_DOWN);

    call(READ, NEVER);

    assertThat(events)
        .containsExactly(
            retried(T, 1, Duration.ofMillis(500)),
            retried(T.plusMillis(500), 2, Duration.ofSeconds(1)));
  }

  private static FleetEvent retried(Instant at, int attempt, Duration pause) {
    return new FleetEvent.RequestRetried(
        at, ACCOUNT.id(), "order.search", FailureKind.PLATFORM_DOWN, attempt, pause);
  }

  @Test
  void interrupted_surfacesAtOnceAndTheFlagStays() {
    fail(2, FailureKind.TRANSIENT);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> call(READ, NEVER)).isInstanceOf(MarketplaceException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(sent).isEqualTo(1);
    assertThat(events).isEmpty();
  }

  @Test
  void interruptedWhileItWaits_failureSurfacesAndTheFlagStays() {
    fail(1, FailureKind.TRANSIENT);
    Retrier retrier =
        new Retrier(
            RetryPolicy.DEFAULT,
            events::add,
            clock,
            duration -> {
              throw new InterruptedException("closing");
            },
            dice());

    assertThatThrownBy(
            () ->
                retrier.call(
                    ACCOUNT,
                    READ,
                    NEVER,
                    () -> {
                      throw failures.remove();
                    }))
        .isInstanceOf(MarketplaceException.class)
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void foreignException_isNotRepeated() {
    Retrier retrier = new Retrier(RetryPolicy.DEFAULT, events::add, clock, sleeper, dice());

    assertThatThrownBy(
            () ->
                retrier.call(
                    ACCOUNT,
                    READ,
                    NEVER,
                    () -> {
                      sent++;
                      throw new IllegalStateException("a bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(sent).isEqualTo(1);
  }
}
