package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.sync.RunRequest.Scope;
import io.shopfleet.sync.ScheduleState.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of several things an account is to do by itself comes next. */
class RunPlansTest {

  private static final Instant NOW = ManualClock.START;
  private static final Duration INTERVAL = Duration.ofMinutes(15);
  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private static final Scope.Backfill PERIOD =
      new Scope.Backfill(Set.of(DataStream.ORDERS), NOW.minus(Duration.ofDays(9)), NOW);

  private final EngineRoom room = new EngineRoom();

  private static AccountBuilder shop() {
    return EngineRoom.shop("a")
        .createdAt(OneShop.REGISTERED)
        .setting(ScheduleSettings.JITTER, 0.0)
        .setting(SyncSettings.INTERVAL, INTERVAL);
  }

  private static ScheduleState firstSeen(Instant at) {
    return ScheduleState.first(new AccountId("a"), at);
  }

  /** Its changes were read just now. */
  private static ScheduleState upToDate() {
    return firstSeen(OneShop.REGISTERED).withBegun(Set.of(DataStream.ORDERS), NOW);
  }

  private static OpenBackfill waiting(Instant notBefore) {
    return new OpenBackfill(PERIOD, "ann", Map.of(), 1, notBefore);
  }

  private NextRun next(Account account, ScheduleState state, DataStream... streams) {
    AccountSchedules schedules =
        new AccountSchedules(
            room.schedules,
            new SettingsCascade(Map.of()),
            any -> Set.of(streams),
            room.heard,
            room.clock);
    return schedules.next(account, state, 1).orElseThrow();
  }

  @Test
  void twoStreamsOverdue_areReadInOneRun() {
    ScheduleState state =
        firstSeen(OneShop.REGISTERED)
            .withBegun(Set.of(DataStream.ORDERS), NOW.minus(INTERVAL).minusSeconds(60))
            .withBegun(Set.of(DataStream.PRODUCTS), NOW.minus(INTERVAL))
            .withBegun(Set.of(DataStream.INVENTORY), NOW.minus(INTERVAL).plusNanos(1));

    assertThat(
            next(
                shop().build(),
                state,
                DataStream.ORDERS,
                DataStream.PRODUCTS,
                DataStream.INVENTORY))
        .isEqualTo(
            new NextRun(NOW.minusSeconds(60), Set.of(DataStream.ORDERS, DataStream.PRODUCTS)));
  }

  @Test
  void nothingDueYet_nextRunNamesWhatWillBe() {
    ScheduleState state =
        upToDate().withBegun(Set.of(DataStream.PRODUCTS), NOW.plus(Duration.ofNanos(1)));

    assertThat(next(shop().build(), state, DataStream.ORDERS, DataStream.PRODUCTS))
        .isEqualTo(new NextRun(NOW.plus(INTERVAL), Set.of(DataStream.ORDERS)));
  }

  @Test
  void streamsCannotBeRead_ordersAreTriedAndTheRunSaysWhatIsWrong() {
    AccountId a =
        room.register(
            EngineRoom.shop("a")
                .settings(new Settings(Map.of(SyncSettings.STREAMS.name(), "PARCELS"))));

    assertThat(room.engine().runDue()).isEqualTo(1);

    StreamFailure failure = room.runs.recent(a, 1).get(0).firstFailure().orElseThrow();
    assertThat(failure.origin()).isEqualTo(StreamFailure.Origin.SETTINGS);
    assertThat(failure.message()).contains("sync.streams", "PARCELS");
    assertThat(room.schedules.load(a).orElseThrow().begun())
        .isEqualTo(Map.of(DataStream.ORDERS, NOW));
  }

  @Test
  void accountNeverSwept_firstSweepIsAnIntervalAfterItWasSeen() {
    Account account = shop().setting(SyncSettings.SWEEP, INTERVAL.minusSeconds(1)).build();
    ScheduleState state = firstSeen(NOW).withBegun(Set.of(DataStream.ORDERS), NOW);

    assertThat(next(account, state, DataStream.ORDERS))
        .isEqualTo(new NextRun(NOW.plus(INTERVAL).minusSeconds(1), Set.of()));
  }

  @Test
  void backfillAndSweepAreBothDue_whatWasMissedGoesFirst() {
    Account account = shop().setting(SyncSettings.SWEEP, HALF_A_DAY).build();
    OpenBackfill missed = waiting(NOW);
    ScheduleState state =
        upToDate().withSweep(NOW.minus(HALF_A_DAY).minusSeconds(60)).withBackfills(List.of(missed));

    assertThat(next(account, state, DataStream.ORDERS))
        .isEqualTo(new NextRun(NOW, Set.of(), missed));
  }

  @Test
  void backfillStillWaits_sweepDoesNotWaitForIt() {
    Account account = shop().setting(SyncSettings.SWEEP, HALF_A_DAY).build();
    ScheduleState state =
        upToDate()
            .withSweep(NOW.minus(HALF_A_DAY))
            .withBackfills(List.of(waiting(NOW.plusNanos(1))));

    assertThat(next(account, state, DataStream.ORDERS)).isEqualTo(new NextRun(NOW, Set.of()));
  }

  @Test
  void accountRestsAfterFailures_itsBackfillWaitsForWhateverIsLater() {
    Instant soon = NOW.plusSeconds(60);
    Instant later = NOW.plusSeconds(120);
    // Nothing but the backfill is to be read.
    ScheduleState resting = upToDate().withTroubles(new Troubles(1, NOW, later, false));
    ScheduleState rested = upToDate().withTroubles(new Troubles(1, NOW, soon, false));

    assertThat(next(shop().build(), resting.withBackfills(List.of(waiting(soon)))).at())
        .isEqualTo(later);
    assertThat(next(shop().build(), rested.withBackfills(List.of(waiting(later)))).at())
        .isEqualTo(later);
  }
}
