package io.shopfleet.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void standing_movesOnlyByHand() {
    VirtualClock clock = VirtualClock.at(START);

    assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
    clock.advance(Duration.ofSeconds(90));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(90));
    assertThat(clock.epochSecond()).isEqualTo(START.getEpochSecond() + 90);
    clock.advance(Duration.ofSeconds(-91));
    assertThat(clock.instant()).isEqualTo(START.minusSeconds(1));
  }

  @Test
  void following_runsWithItsBaseAtADistance() {
    VirtualClock base = VirtualClock.at(START);
    VirtualClock clock = VirtualClock.following(base);
    clock.advance(Duration.ofDays(7));

    base.advance(Duration.ofSeconds(1));

    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(7)).plusSeconds(1));
  }

  @Test
  void set_goesOnFromThere() {
    VirtualClock base = VirtualClock.at(START);
    VirtualClock clock = VirtualClock.following(base);

    clock.setTo(Instant.EPOCH);
    base.advance(Duration.ofSeconds(3));

    assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(3));
  }

  @Test
  void otherZone_isTheSameClock() {
    VirtualClock clock = VirtualClock.at(START);
    Clock jakarta = clock.withZone(ZoneId.of("Asia/Jakarta"));

    clock.advance(Duration.ofHours(1));

    assertThat(jakarta.instant()).isEqualTo(clock.instant());
    assertThat(jakarta.getZone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
  }
}
