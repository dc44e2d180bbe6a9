package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetEvent.AccountResting;
import io.shopfleet.event.FleetEvent.AccountWoke;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.sync.SyncRun.Kind;
import io.shopfleet.sync.SyncRun.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pauses, back-off, rest and sweeps, as an operator and a restart see them. */
class AccountSchedulesTest {

  private static final Duration INTERVAL = Duration.ofMinutes(15);
  private static final Duration TICK = Duration.ofNanos(1);

  private final EngineRoom room = new EngineRoom();

  private Outcome lastOutcome(AccountId account) {
    return room.runs.recent(account, 1).get(0).outcome();
  }

  private void failRuns(InProcessSyncEngine engine, AccountId account, int times) {
    for (int i = 0; i < times; i++) {
      engine.syncNow(account);
    }
  }

  @Test
  void pausedAccount_doesNotRunEvenAfterARestartUntilItIsResumed() {
    AccountId a = room.register("a");
    room.engine().pause(a);

    assertThat(room.engine().runDue()).isZero();
    room.engine().resume(a);

    assertThat(room.engine().runDue()).isEqualTo(1);
  }

  @Test
  void pausedWhileRunning_runEndsAtThePageBorderAndIsNoFailure() {
    AccountId a = room.register("a");
    InProcessSyncEngine engine = room.engine();
    room.mall.whenRead(a, () -> engine.pause(a));

    assertThat(engine.runDue()).isEqualTo(1);

    assertThat(lastOutcome(a)).isEqualTo(Outcome.PAUSED);
    assertThat(room.runs.totals(a).errorCount()).isZero();
    assertThat(room.runs.totals(a).lastSuccessAt()).isNull();
    assertThat(room.runs.totals(a).lastAttemptAt()).isEqualTo(ManualClock.START);
    assertThat(room.state(a)).isEqualTo(ConnectionState.PENDING);
  }

  @Test
  void resumedBeforeThePageBorder_runGoesOn() {
    AccountId a = room.register("a");
    InProcessSyncEngine engine = room.engine();
    room.mall.whenRead(
        a,
        () -> {
          engine.pause(a);
          engine.resume(a);
        });

    engine.runDue();

    assertThat(lastOutcome(a)).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void cancelledAndResumedBeforeThePageBorder_runStaysCancelled() {
    AccountId a = room.register("a");
    InProcessSyncEngine engine = room.engine();
    room.mall.whenRead(
        a,
        () -> {
          engine.cancel(a);
          engine.resume(a);
        });

    engine.runDue();

    assertThat(lastOutcome(a)).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void cancelled_endsThisRunAndNoLaterOne() {
    AccountId a = room.register("a");
    InProcessSyncEngine engine = room.engine();
    assertThat(engine.cancel(a)).isFalse();
    room.mall.whenRead(a, () -> assertThat(engine.cancel(a)).isTrue());
    engine.syncNow(a);
    assertThat(lastOutcome(a)).isEqualTo(Outcome.CANCELLED);
    room.mall.whenRead(a, () -> {});

    assertThat(engine.syncNow(a).outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void anotherNodeTookOver_runGivesWayAndItsFailureCountsForNothing() {
    AccountId a = room.register("a");
    InProcessSyncEngine engine = room.engine();
    InProcessSyncEngine other = room.engine();
    room.mall.whenRead(
        a,
        () -> {
          room.mall.whenRead(a, () -> {});
          other.syncNow(a);
        });

    SyncRun overtaken = engine.syncNow(a);

    assertThat(overtaken.outcome()).isEqualTo(Outcome.SUPERSEDED);
    assertThat(overtaken.records()).isZero();
    assertThat(room.schedules.load(a).orElseThrow().claim()).isNull();
  }

  @Test
  void scheduleErasedWhileRunning_runGivesWayAndLeavesNoneBehind() {
    AccountId a = room.register("a");
    room.mall.whenRead(a, () -> room.schedules.erase(a));

    SyncRun run = room.engine().syncNow(a);

    assertThat(run.outcome()).isEqualTo(Outcome.SUPERSEDED);
    assertThat(room.schedules.load(a)).isEmpty();
  }

  @Test
  void restart_remembersTheBackOff() {
    AccountId a = room.register("a");
    room.mall.breakDown(a, FailureKind.PLATFORM_DOWN);
    failRuns(room.engine(), a, 3);
    InProcessSyncEngine restarted = room.engine();

    room.clock.advance(INTERVAL.multipliedBy(4).minus(TICK));
    assertThat(restarted.runDue()).isZero();
    room.clock.advance(TICK);
    assertThat(restarted.runDue()).isEqualTo(1);
  }

  @Test
  void woken_backOffIsForgotten() {
    AccountId a = room.register("a");
    room.mall.breakDown(a, FailureKind.PLATFORM_DOWN);
    InProcessSyncEngine engine = room.engine();
    failRuns(engine, a, 6);
    room.clock.advance(INTERVAL);
    assertThat(engine.runDue()).isZero();

    engine.wake(a);

    assertThat(engine.runDue()).isEqualTo(1);
  }

  @Test
  void hostsOwnTrouble_delaysNobodyAndSaysNothingOfTheConnection() {
    room.sink =
        (account, batch) -> {
          throw new IllegalStateException("disk full");
        };
    AccountId a = room.register("a");
    InProcessSyncEngine engine = room.engine();

    for (int i = 0; i < 5; i++) {
      assertThat(engine.runDue()).as("round %d", i).isEqualTo(1);
      room.clock.advance(INTERVAL);
    }

    assertThat(lastOutcome(a)).isEqualTo(Outcome.FAILED);
    assertThat(room.state(a)).isEqualTo(ConnectionState.CONNECTED);
  }

  @Test
  void twentyFailuresWithinADay_noRestYet() {
    AccountId a = room.register("a");
    room.mall.breakDown(a, FailureKind.PLATFORM_DOWN);
    InProcessSyncEngine engine = room.engine();
    failRuns(engine, a, 1);
    room.clock.advance(Duration.ofDays(1).minus(TICK));
    failRuns(engine, a, 20);

    assertThat(room.heard.events(AccountResting.class)).isEmpty();
  }

  @Test
  void nineteenFailuresInADay_noRestYet() {
    AccountId a = room.register("a");
    room.mall.breakDown(a, FailureKind.PLATFORM_DOWN);
    InProcessSyncEngine engine = room.engine();
    failRuns(engine, a, 18);
    room.clock.advance(Duration.ofDays(1));
    failRuns(engine, a, 1);

    assertThat(room.heard.events(AccountResting.class)).isEmpty();
  }

  @Test
  void twentyFailuresAndADay_accountRestsAndSaysSoOnce() {
    AccountId a = room.register("a");
    room.mall.breakDown(a, FailureKind.PLATFORM_DOWN);
    InProcessSyncEngine engine = room.engine();
    failRuns(engine, a, 19);
    room.clock.advance(Duration.ofDays(1));
    Instant now = room.clock.instant();
    failRuns(engine, a, 2);

    List<AccountResting> told = room.heard.events(AccountResting.class);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).failures()).isEqualTo(20);
    assertThat(told.get(0).since()).isEqualTo(ManualClock.START);
    assertThat(told.get(0).nextAttempt()).isEqualTo(now.plus(Duration.ofDays(1)));
    assertThat(told.get(0).reason()).contains("out of order");
    room.clock.advance(Duration.ofDays(1).minus(TICK));
    assertThat(engine.runDue()).isZero();
    room.clock.advance(TICK);
    assertThat(engine.runDue()).isEqualTo(1);
  }

  @Test
  void restingAccountWorksAgain_wakesAndKeepsItsInterval() {
    AccountId a = room.register("a");
    room.mall.breakDown(a, FailureKind.AUTH_REJECTED);
    InProcessSyncEngine engine = room.engine();
    engine.syncNow(a);
    assertThat(room.heard.events(AccountResting.class)).hasSize(1);
    room.mall.repair(a);
    room.clock.advance(Duration.ofDays(1));

    assertThat(engine.runDue()).isEqualTo(1);

    assertThat(room.heard.events(AccountWoke.class)).hasSize(1);
    room.clock.advance(INTERVAL);
    assertThat(engine.runDue()).isEqualTo(1);
  }

  @Test
  void lostAuthorization_restsAtOnceAndNobodyElseDoes() {
    AccountId a = room.register("a");
    AccountId b = room.register("b");
    room.mall.breakDown(a, FailureKind.AUTH_REJECTED);
    InProcessSyncEngine engine = room.engine();
    engine.runDue();

    for (int i = 0; i < 4; i++) {
      room.clock.advance(INTERVAL);
      engine.runDue();
    }

    assertThat(room.mall.reads()).containsOnlyOnce(a).contains(b);
    assertThat(room.heard.events(AccountResting.class))
        .extracting(FleetEvent::account)
        .containsExactly(a);
  }

  @Test
  void schedulesCannotBeRead_accountIsLeftAloneAndOthersRun() {
    AccountId a = room.register("a");
    AccountId b = room.register("b");
    room.schedules = new UnreadableFor(room.schedules, a);
    InProcessSyncEngine engine = room.engine();

    assertThat(engine.runDue()).isZero();
    room.schedules.erase(b);

    assertThat(engine.syncNow(b).succeeded()).isTrue();
  }

  @Test
  void beginCannotBeNoted_nothingIsReadAndTheAccountWaits() {
    AccountId a = room.register("a");
    UnreadableFor store = new UnreadableFor(room.schedules, a);
    store.broken = false;
    room.schedules = store;
    InProcessSyncEngine engine = room.engine();
    store.brokenForSingles = true;

    assertThat(engine.runDue()).isEqualTo(1);
    assertThat(engine.runDue()).isZero();
    assertThat(room.mall.reads()).isEmpty();
    store.brokenForSingles = false;
    room.clock.advance(Duration.ofSeconds(30));

    assertThat(engine.runDue()).isEqualTo(1);
    assertThat(room.mall.reads()).containsExactly(a);
  }

  @Test
  void sweepIsDue_runsBesideTheOrdinaryRuns() {
    AccountId a =
        room.register(EngineRoom.shop("a").setting(SyncSettings.SWEEP, Duration.ofHours(12)));
    InProcessSyncEngine engine = room.engine();

    assertThat(engine.runDue()).isEqualTo(1);
    assertThat(engine.runDue()).isEqualTo(1);
    assertThat(engine.runDue()).isZero();

    assertThat(room.runs.recent(a, 10))
        .extracting(SyncRun::kind)
        .containsExactly(Kind.SWEEP, Kind.CHANGES);
    room.clock.advance(Duration.ofHours(12).minus(TICK));
    engine.runDue();
    assertThat(engine.runDue()).isZero();
    room.clock.advance(TICK);
    assertThat(engine.runDue()).isEqualTo(1);
  }

  @Test
  void streamsWithSchedulesOfTheirOwn_runWhenEachIsDue() {
    AccountId a =
        room.register(
            EngineRoom.shop("a")
                .setting(
                    ScheduleSettings.schedule(DataStream.ORDERS),
                    new Cadence.Every(Duration.ofMinutes(5))));
    room.begun(a, ManualClock.START);
    InProcessSyncEngine engine = room.engine();

    room.clock.advance(Duration.ofMinutes(5).minus(TICK));
    assertThat(engine.runDue()).isZero();
    room.clock.advance(TICK);
    assertThat(engine.runDue()).isEqualTo(1);
  }

  @Test
  void accountNotToRunByItself_runsOnDemandAlone() {
    AccountId a = room.register(EngineRoom.shop("a").setting(ScheduleSettings.AUTO, false));
    InProcessSyncEngine engine = room.engine();

    assertThat(engine.runDue()).isZero();
    assertThat(engine.syncNow(a).succeeded()).isTrue();
  }
}
