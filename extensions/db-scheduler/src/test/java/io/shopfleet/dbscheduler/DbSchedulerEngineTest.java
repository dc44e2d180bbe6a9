package io.shopfleet.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DbSchedulerEngineTest {

  private final DbSchedulerEngine engine = DbSchedulerEngine.on(new JdbcDataSource());

  @Test
  void heartbeat_isAsLongAsADeadRunIsTakenOverWithinTwoMinutes() {
    Duration longest = Duration.ofSeconds(15);

    engine.heartbeat(longest);

    // Dead after four, looked for every two, and picked a second later.
    Duration takenOver = longest.multipliedBy(EngineTiming.MISSED + 2).plusSeconds(1);
    assertThat(takenOver).isLessThan(Duration.ofMinutes(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.heartbeat(longest.plusMillis(1)))
        .withMessageContaining("two minutes");
  }

  @Test
  void durationsBelowAMillisecond_areRefused() {
    Duration tooShort = Duration.ofNanos(999_999);

    assertThatIllegalArgumentException().isThrownBy(() -> engine.heartbeat(tooShort));
    assertThatIllegalArgumentException().isThrownBy(() -> engine.lookEvery(tooShort));
    assertThatIllegalArgumentException().isThrownBy(() -> engine.patience(tooShort));
    assertThatIllegalArgumentException().isThrownBy(() -> engine.closing(tooShort));
    engine.heartbeat(Duration.ofMillis(1)).lookEvery(Duration.ofMillis(1));
    engine.patience(Duration.ofMillis(1)).closing(Duration.ofMillis(1));
  }

  @Test
  void nameOfANode_hasRoomInTheTable() {
    engine.node("n").node("n".repeat(50));

    assertThatIllegalArgumentException().isThrownBy(() -> engine.node(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> engine.node("n".repeat(51)));
  }
}
