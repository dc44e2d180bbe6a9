package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.sync.RunRequest.Scope;
import io.shopfleet.sync.SyncRun.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When sweeps begin by themselves, and how far back they look. */
class SweepScheduleTest {

  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  private final EngineRoom room = new EngineRoom();

  private AccountSchedules schedules() {
    return new AccountSchedules(
        room.schedules,
        new SettingsCascade(Map.of()),
        account -> Set.of(DataStream.ORDERS),
        room.heard,
        room.clock);
  }

  private Scope.Sweep sweepOf(Account account) {
    NextRun sweep = new NextRun(room.clock.instant(), Set.of());
    return (Scope.Sweep) schedules().request(account, sweep).scope();
  }

  @Test
  void runsTakeLongerThanTheirInterval_sweepHasItsTurnAllTheSame() {
    AccountId a =
        room.register(
            EngineRoom.shop("a")
                .setting(SyncSettings.INTERVAL, Duration.ofMinutes(1))
                .setting(SyncSettings.SWEEP, HALF_A_DAY));
    InProcessSyncEngine engine = room.engine();
    room.mall.whenRead(a, () -> room.clock.advance(Duration.ofMinutes(2)));

    for (int i = 0; i < 4; i++) {
      engine.runDue();
    }

    assertThat(room.runs.recent(a, 10)).extracting(SyncRun::kind).containsOnlyOnce(Kind.SWEEP);
  }

  @Test
  void bothOverdue_whatIsNewGoesFirst() {
    AccountId a = room.register(EngineRoom.shop("a").setting(SyncSettings.SWEEP, HALF_A_DAY));
    // The sweep was due a minute before the changes; nobody looked.
    Instant swept = ManualClock.START.minus(HALF_A_DAY);
    room.begun(a, ManualClock.START.minus(Duration.ofMinutes(14)));
    room.schedules.save(room.schedules.load(a).orElseThrow().withSweep(swept));
    room.clock.advance(Duration.ofMinutes(2));
    InProcessSyncEngine engine = room.engine();

    engine.runDue();
    engine.runDue();

    assertThat(room.runs.recent(a, 10))
        .extracting(SyncRun::kind)
        .containsExactly(Kind.SWEEP, Kind.CHANGES);
  }

  @Test
  void accountYoungerThanThePeriod_isComparedSinceItsRegistrationOnly() {
    AccountId a = room.register("a");
    room.clock.set(OneShop.REGISTERED.plus(HALF_A_DAY));

    Scope.Sweep sweep = sweepOf(room.registry.find(a).orElseThrow());

    assertThat(sweep.from()).isEqualTo(OneShop.REGISTERED);
    assertThat(sweep.to()).isEqualTo(room.clock.instant());
  }

  @Test
  void accountReadFromEarlierOn_isComparedFromThereOn() {
    Instant from = OneShop.REGISTERED.minus(Duration.ofDays(1));
    AccountId a = room.register(EngineRoom.shop("a").setting(SyncSettings.FROM, from));

    Account account = room.registry.find(a).orElseThrow();
    assertThat(sweepOf(account).from()).isEqualTo(from);

    room.clock.set(from.plus(Duration.ofDays(9)));
    assertThat(sweepOf(account).from()).isEqualTo(from.plus(Duration.ofDays(6)));
  }

  @Test
  void accountToBeReadFromLaterOn_isNotComparedBefore() {
    AccountId a =
        room.register(
            EngineRoom.shop("a")
                .setting(SyncSettings.SWEEP, HALF_A_DAY)
                .setting(SyncSettings.FROM, ManualClock.START.plusSeconds(1)));
    room.begun(a, ManualClock.START);
    InProcessSyncEngine engine = room.engine();

    assertThat(engine.runDue()).isZero();
    room.clock.advance(Duration.ofMinutes(15));
    engine.runDue();

    assertThat(room.runs.recent(a, 10)).extracting(SyncRun::kind).containsExactly(Kind.SWEEP);
    assertThat(room.runs.recent(a, 1).get(0).succeeded()).isTrue();
  }

  @Test
  void settingsOfOneAccountBeyondAllBounds_othersRunAndItSaysWhatIsWrong() {
    String eternity = Duration.ofSeconds(Long.MAX_VALUE).toString();
    List<String> names =
        List.of(
            "sync.interval",
            "sync.overlap",
            "sync.settle",
            "sync.sweep",
            "sync.sweep-period",
            "sync.rest-after",
            "sync.rest");
    for (String name : names) {
      room.register(EngineRoom.shop(name).settings(new Settings(Map.of(name, eternity))));
    }
    AccountId well = room.register("well");

    assertThat(room.engine().runDue()).isEqualTo(names.size() + 1);

    assertThat(room.runs.recent(well, 1).get(0).succeeded()).isTrue();
    for (String name : names) {
      assertThat(room.runs.recent(new AccountId(name), 1).get(0).firstFailure().orElseThrow())
          .satisfies(
              failure -> {
                assertThat(failure.origin()).isEqualTo(StreamFailure.Origin.SETTINGS);
                assertThat(failure.message()).contains(name);
              });
    }
  }
}
