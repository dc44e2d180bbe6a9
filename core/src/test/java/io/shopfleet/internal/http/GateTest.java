package io.shopfleet.internal.http;

import static io.shopfleet.platform.CallSpec.Priority.BACKGROUND;
import static io.shopfleet.platform.CallSpec.Priority.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.platform.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limit of one key. */
class GateTest {

  private static final Instant T = ManualClock.START;
  private static final Duration TICK = Duration.ofNanos(1);

  /** Ten a second, adapting between one and twenty. */
  private static Gate gate(int burst) {
    return new Gate(new LimitPolicy(10, 1, 20, burst));
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Duration ask(Gate gate, Instant at) {
    return gate.tryPass(BACKGROUND, at);
  }

  /** The pause between two requests that the present rate demands. */
  private static Duration spacing(Gate gate, Instant quietTime) {
    assertThat(ask(gate, quietTime)).isZero();
    return ask(gate, quietTime);
  }

  @Test
  void twoRequests_areSpacedToTheTick() {
    Gate gate = gate(1);

    assertThat(ask(gate, T)).isZero();
    assertThat(ask(gate, T)).isEqualTo(ms(100));
    assertThat(ask(gate, T.plus(ms(100)).minus(TICK))).isEqualTo(TICK);
    assertThat(ask(gate, T.plus(ms(100)))).isZero();
  }

  @Test
  void refusedPermit_takesNothing() {
    Gate gate = gate(1);
    ask(gate, T);

    for (int i = 0; i < 5; i++) {
      assertThat(ask(gate, T)).isEqualTo(ms(100));
    }
  }

  @Test
  void burst_goesAtOnceAndIsEarnedBackOneByOne() {
    Gate gate = gate(3);

    for (int i = 0; i < 3; i++) {
      assertThat(ask(gate, T)).isZero();
    }
    assertThat(ask(gate, T)).isEqualTo(ms(100));
    assertThat(ask(gate, T.plus(ms(100)))).isZero();
    assertThat(ask(gate, T.plus(ms(100)))).isEqualTo(ms(100));
  }

  @Test
  void longQuietTime_earnsNoMoreThanTheBurst() {
    Gate gate = gate(3);
    ask(gate, T);
    Instant later = T.plus(Duration.ofHours(1));

    for (int i = 0; i < 3; i++) {
      assertThat(ask(gate, later)).isZero();
    }
    assertThat(ask(gate, later)).isEqualTo(ms(100));
  }

  @Test
  void refusal_closesToTheTick() {
    Gate gate = gate(1);

    gate.refused(T, Duration.ofSeconds(2));

    Instant open = T.plusSeconds(2);
    assertThat(ask(gate, T)).isEqualTo(Duration.ofSeconds(2));
    assertThat(ask(gate, open.minus(TICK))).isEqualTo(TICK);
    assertThat(ask(gate, open)).isZero();
  }

  @Test
  void refusal_closesForPeopleToo() {
    Gate gate = gate(1);

    gate.refused(T, Duration.ofSeconds(2));

    assertThat(gate.tryPass(INTERACTIVE, T)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void afterARefusal_halfAsFastAndWithoutABurst() {
    Gate gate = gate(5);

    gate.refused(T, Duration.ofSeconds(2));

    Instant open = T.plusSeconds(2);
    assertThat(ask(gate, open)).isZero();
    assertThat(ask(gate, open)).isEqualTo(ms(200));
  }

  @Test
  void requestsRefusedTogether_areOneSignal() {
    Gate gate = gate(1);

    gate.refused(T, Duration.ofSeconds(2));
    gate.refused(T.plusSeconds(2).minus(TICK), Duration.ofSeconds(1));

    assertThat(spacing(gate, T.plusSeconds(60))).isEqualTo(ms(200));
  }

  @Test
  void refusedAgainAfterReopening_halvesAgain() {
    Gate gate = gate(1);

    gate.refused(T, Duration.ofSeconds(2));
    gate.refused(T.plusSeconds(2), Duration.ofSeconds(2));

    assertThat(spacing(gate, T.plusSeconds(60))).isEqualTo(ms(400));
  }

  @Test
  void shorterPauseWhileClosed_doesNotOpenEarlier() {
    Gate gate = gate(1);

    gate.refused(T, Duration.ofSeconds(10));
    gate.refused(T, Duration.ofSeconds(1));

    assertThat(ask(gate, T)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void manyRefusals_neverBelowTheLeast() {
    Gate gate = gate(1);

    Instant now = T;
    for (int i = 0; i < 10; i++) {
      gate.refused(now, Duration.ofSeconds(1));
      now = now.plusSeconds(1);
    }

    assertThat(spacing(gate, now.plusSeconds(60))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void successes_recoverStepByStepUpToTheMost() {
    Gate gate = gate(1);
    gate.refused(T, Duration.ofSeconds(1));

    // Each step is a fiftieth of the first rate: from 5 a second back to 10 takes 25 of them.
    for (int i = 0; i < 25; i++) {
      gate.succeeded();
    }
    assertThat(spacing(gate, T.plusSeconds(60))).isBetween(ms(99), ms(101));

    for (int i = 0; i < 1000; i++) {
      gate.succeeded();
    }
    assertThat(spacing(gate, T.plusSeconds(120))).isEqualTo(ms(50));
  }

  @Test
  void personWaits_backgroundGoesAfter() {
    Gate gate = gate(1);
    ask(gate, T);
    gate.personArrives();
    Instant next = T.plus(ms(100));

    assertThat(gate.tryPass(BACKGROUND, next)).isEqualTo(ms(100));
    assertThat(gate.tryPass(INTERACTIVE, next)).isZero();
    gate.personLeaves();

    assertThat(gate.tryPass(BACKGROUND, next.plus(ms(100)))).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0,0,1,1", "1,2,3,1", "5,1,4,1", "1,1,1,0"})
  void policyOutOfOrder_isRefused(double start, double least, double most, int burst) {
    assertThatThrownBy(() -> new LimitPolicy(start, least, most, burst))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 < least <= start <= most");
  }
}
