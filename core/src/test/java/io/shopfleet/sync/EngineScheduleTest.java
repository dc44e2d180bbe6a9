package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.Settings;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.sync.EngineRoom.Queued;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the engine of one node runs which account. */
class EngineScheduleTest {

  private static final Duration INTERVAL = Duration.ofMinutes(15);
  private static final Duration TICK = Duration.ofNanos(1);

  private final EngineRoom room = new EngineRoom();

  @Test
  void neverRun_isDueAtOnce() {
    AccountId a = room.register("a");

    assertThat(room.engine().runDue()).isEqualTo(1);

    assertThat(room.mall.reads()).containsExactly(a);
    assertThat(room.runs.recent(a, 1).get(0).trigger()).isEqualTo(SyncRun.Trigger.SCHEDULE);
  }

  @Test
  void interval_isKeptToTheTick() {
    room.register("a");
    InProcessSyncEngine engine = room.engine();
    engine.runDue();

    assertThat(engine.runDue()).isZero();
    room.clock.set(ManualClock.START.plus(INTERVAL).minus(TICK));
    assertThat(engine.runDue()).isZero();
    room.clock.advance(TICK);
    assertThat(engine.runDue()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = ConnectionState.class,
      names = {"DISCONNECTED", "REVOKED"})
  void givenUp_isNotDue(ConnectionState state) {
    AccountId a = room.register("a");
    room.registry.update(room.registry.find(a).orElseThrow().observedAs(state));

    assertThat(room.engine().runDue()).isZero();
  }

  @Test
  void longRun_intervalCountsFromItsStart() {
    AccountId a = room.register("a");
    room.mall.whenRead(a, () -> room.clock.advance(Duration.ofMinutes(4)));
    InProcessSyncEngine engine = room.engine();
    engine.runDue();

    room.clock.set(ManualClock.START.plus(INTERVAL));

    assertThat(engine.runDue()).isEqualTo(1);
  }

  @Test
  void runTakesLongerThanItsInterval_isNotReadAgainWithinItself() {
    AccountId a = room.register("a");
    room.mall.whenRead(a, () -> room.clock.advance(INTERVAL.multipliedBy(2)));

    SyncRun run = room.engine().syncNow(a);

    assertThat(run.streams()).hasSize(1);
    assertThat(room.mall.reads()).containsExactly(a);
  }

  @Test
  void ownInterval_countsAtOnce() {
    AccountId a = room.register("a");
    InProcessSyncEngine engine = room.engine();
    engine.runDue();
    Duration shorter = Duration.ofMinutes(1);
    room.registry.update(
        room.registry.find(a).orElseThrow().toBuilder()
            .setting(SyncSettings.INTERVAL, shorter)
            .build());

    room.clock.advance(shorter.minus(TICK));
    assertThat(engine.runDue()).isZero();
    room.clock.advance(TICK);
    assertThat(engine.runDue()).isEqualTo(1);
  }

  @Test
  void manualRun_countsForTheInterval() {
    AccountId a = room.register("a");
    InProcessSyncEngine engine = room.engine();
    engine.syncNow(a);

    assertThat(engine.runDue()).isZero();
  }

  @Test
  void moreDueThanTheBound_longestOverdueFirst() {
    AccountId a = room.register("a");
    AccountId b = room.register("b");
    AccountId c = room.register("c");
    room.begun(a, ManualClock.START.minus(Duration.ofMinutes(20)));
    room.begun(b, ManualClock.START.minus(Duration.ofMinutes(40)));
    Queued executor = new Queued();
    InProcessSyncEngine engine = room.engine(executor, 1);

    assertThat(engine.runDue()).isEqualTo(1);
    assertThat(engine.runDue()).isZero();
    for (int i = 0; i < 3; i++) {
      assertThat(executor.waiting()).isEqualTo(1);
      executor.runNext();
    }

    assertThat(room.mall.reads()).containsExactly(c, b, a);
    assertThat(executor.waiting()).isZero();
    assertThat(engine.runDue()).isZero();
  }

  @Test
  void placeBecomesFree_whatWasPausedMeanwhileIsNotStarted() {
    room.register("a");
    AccountId b = room.register("b");
    room.begun(b, ManualClock.START.minus(Duration.ofMinutes(40)));
    AccountId c = room.register("c");
    room.begun(c, ManualClock.START.minus(Duration.ofMinutes(20)));
    Queued executor = new Queued();
    InProcessSyncEngine engine = room.engine(executor, 1);
    engine.runDue();

    engine.pause(b);
    executor.runNext();
    executor.runNext();

    assertThat(room.mall.reads()).hasSize(2).endsWith(c).doesNotContain(b);
    assertThat(executor.waiting()).isZero();
  }

  @Test
  void placeBecomesFree_whatSomebodyRanMeanwhileIsNotStarted() {
    AccountId a = room.register("a");
    room.begun(a, ManualClock.START.minus(Duration.ofMinutes(40)));
    AccountId b = room.register("b");
    room.begun(b, ManualClock.START.minus(Duration.ofMinutes(20)));
    Queued executor = new Queued();
    InProcessSyncEngine engine = room.engine(executor, 1);
    engine.runDue();

    engine.syncNow(b);
    executor.runNext();

    assertThat(room.mall.reads()).containsExactly(b, a);
    assertThat(executor.waiting()).isZero();
  }

  @Test
  void thousandsDueOnTheCallersThread_allAreRun() {
    for (int i = 0; i < 5_000; i++) {
      room.register("a" + i);
    }

    assertThat(room.engine(Runnable::run, 2).runDue()).isEqualTo(5_000);
  }

  @Test
  void accountWaitsForAThread_isNotStartedTwice() {
    room.register("a");
    room.register("b");
    Queued executor = new Queued();
    InProcessSyncEngine engine = room.engine(executor, 8);

    assertThat(engine.runDue()).isEqualTo(2);
    assertThat(engine.runDue()).isZero();

    assertThat(executor.waiting()).isEqualTo(2);
  }

  @Test
  void failingAccount_backsOffByDoublingUpToThirtyTwoTimes() {
    AccountId a = room.register("a");
    room.mall.breakDown(a, FailureKind.TRANSIENT);
    InProcessSyncEngine engine = room.engine();
    assertThat(engine.runDue()).isEqualTo(1);

    for (int factor : new int[] {1, 2, 4, 8, 16, 32, 32, 32}) {
      room.clock.advance(INTERVAL.multipliedBy(factor).minus(TICK));
      assertThat(engine.runDue()).as("before %d intervals", factor).isZero();
      room.clock.advance(TICK);
      assertThat(engine.runDue()).as("at %d intervals", factor).isEqualTo(1);
    }
  }

  @Test
  void failingAccount_othersAreUntouched() {
    AccountId a = room.register("a");
    AccountId b = room.register("b");
    room.mall.breakDown(a, FailureKind.PLATFORM_DOWN);
    InProcessSyncEngine engine = room.engine();

    for (int i = 0; i < 4; i++) {
      engine.runDue();
      room.clock.advance(INTERVAL);
    }

    assertThat(room.mall.reads()).containsExactly(a, b, a, b, b, a, b);
  }

  @Test
  void goodRun_endsTheBackOff() {
    AccountId a = room.register("a");
    room.mall.breakDown(a, FailureKind.TRANSIENT);
    InProcessSyncEngine engine = room.engine();
    for (int i = 0; i < 4; i++) {
      engine.syncNow(a);
    }
    room.mall.repair(a);
    engine.syncNow(a);

    room.clock.advance(INTERVAL.minus(TICK));
    assertThat(engine.runDue()).isZero();
    room.clock.advance(TICK);
    assertThat(engine.runDue()).isEqualTo(1);
  }

  @Test
  void restart_honoursTheLastAttempt() {
    AccountId a = room.register("a");
    room.engine().runDue();
    InProcessSyncEngine restarted = room.engine();

    room.clock.advance(INTERVAL.minus(TICK));
    assertThat(restarted.runDue()).isZero();
    room.clock.advance(TICK);
    assertThat(restarted.runDue()).isEqualTo(1);
    assertThat(room.mall.reads()).containsExactly(a, a);
  }

  @Test
  void restart_honoursTheBackOff() {
    AccountId a = room.register("a");
    room.mall.breakDown(a, FailureKind.TRANSIENT);
    for (int i = 0; i < 3; i++) {
      room.engine().syncNow(a);
    }
    InProcessSyncEngine engine = room.engine();

    room.clock.advance(INTERVAL.multipliedBy(4).minus(TICK));
    assertThat(engine.runDue()).isZero();
    room.clock.advance(TICK);
    assertThat(engine.runDue()).isEqualTo(1);
    room.clock.advance(INTERVAL.multipliedBy(8).minus(TICK));
    assertThat(engine.runDue()).isZero();
    room.clock.advance(TICK);
    assertThat(engine.runDue()).isEqualTo(1);
  }

  @Test
  void disabledAndArchived_areSkipped() {
    AccountId on = room.register("on");
    room.register(EngineRoom.shop("off").enabled(false));
    room.registry.archive(room.register("gone"));

    assertThat(room.engine().runDue()).isEqualTo(1);

    assertThat(room.mall.reads()).containsExactly(on);
  }

  @Test
  void moreAccountsThanAPageOfTheRegistry_allAreRun() {
    for (int i = 0; i < 501; i++) {
      room.register("a%04d".formatted(i));
    }

    InProcessSyncEngine engine = room.engine(Runnable::run, 1);

    int atOnce = engine.runDue();
    room.clock.advance(INTERVAL.minus(TICK));
    int later = engine.runDue();

    assertThat(atOnce + later).isEqualTo(501);
  }

  @Test
  void brokenSettingOfOne_othersAreRunAndItselfBacksOff() {
    AccountId a =
        room.register(
            EngineRoom.shop("a")
                .settings(new Settings(Map.of(SyncSettings.INTERVAL.name(), "often"))));
    AccountId b = room.register("b");
    InProcessSyncEngine engine = room.engine();

    assertThat(engine.runDue()).isEqualTo(2);
    assertThat(engine.runDue()).isZero();

    assertThat(room.mall.reads()).containsExactly(b);
    assertThat(room.runs.totals(a).lastError()).contains("sync.interval", "often");
  }

  @Test
  void runCannotBeRecorded_runCountsAllTheSame() {
    WatchedRunStore store = new WatchedRunStore();
    room.runs = store;
    AccountId a = room.register("a");
    InProcessSyncEngine engine = room.engine();
    engine.runDue();
    store.onAdd(
        () -> {
          throw new IllegalStateException("no space left");
        });

    assertThat(engine.syncNow(a).succeeded()).isTrue();
    assertThat(engine.runDue()).isZero();
    room.clock.advance(INTERVAL);
    assertThat(engine.runDue()).isEqualTo(1);
    assertThat(room.state(a)).isEqualTo(ConnectionState.CONNECTED);
  }
}
