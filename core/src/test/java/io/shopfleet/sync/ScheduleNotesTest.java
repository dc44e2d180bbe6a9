package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent.AccountWoke;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.sync.RunControl.Directive;
import io.shopfleet.sync.RunRequest.Scope;
import io.shopfleet.sync.ScheduleState.Troubles;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.sync.SyncRun.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is noted of accounts, by whom, and against whom else. */
class ScheduleNotesTest {

  private static final Instant NOW = ManualClock.START;
  private static final AccountId UNKNOWN = new AccountId("new");

  private final EngineRoom room = new EngineRoom();
  private final ContestedSchedules store = new ContestedSchedules(room.schedules);
  private final AccountId id;
  private final Account account;
  private final AccountSchedules plans;

  ScheduleNotesTest() {
    room.schedules = store;
    id = room.register("a");
    account = room.registry.find(id).orElseThrow();
    plans = room.plans();
  }

  private ScheduleState noted() {
    return store.load(id).orElseThrow();
  }

  private static RunRequest scheduled() {
    return RunRequest.scheduled(Set.of(DataStream.ORDERS));
  }

  private SyncRun failed(RunRequest request, FailureKind kind) {
    return Runs.run(
        request.id(), id, NOW, NOW, List.of(Runs.failed(DataStream.ORDERS, 0, 0, kind, "no")));
  }

  @Test
  void accountsNeverSeen_areSeenNowButNotNoted() {
    assertThat(plans.states(List.of(id, UNKNOWN)))
        .isEqualTo(Map.of(id, noted(), UNKNOWN, ScheduleState.first(UNKNOWN, NOW)));

    assertThat(store.load(UNKNOWN)).isEmpty();
  }

  @Test
  void accountSeen_firstTimeIsRemembered() {
    ScheduleState seen = plans.seen(UNKNOWN);
    room.clock.advance(Duration.ofHours(1));

    assertThat(seen).isEqualTo(ScheduleState.first(UNKNOWN, NOW).withVersion(1));
    assertThat(plans.seen(UNKNOWN)).isEqualTo(seen);
    assertThat(store.load(UNKNOWN)).contains(seen);
  }

  @Test
  void accountSeenBefore_nothingIsWritten() {
    int before = store.attempts();

    assertThat(plans.seen(id)).isEqualTo(noted());

    assertThat(store.attempts()).isEqualTo(before);
  }

  @Test
  void anotherNodeSeesTheAccountFirst_itsNoteCounts() {
    store.contest(1);

    ScheduleState seen = plans.seen(UNKNOWN);

    assertThat(store.load(UNKNOWN)).contains(seen);
    // What follows can be saved over it.
    assertThat(store.save(seen.withSweep(NOW))).isTrue();
  }

  @Test
  void pausedAccount_scheduledRunDoesNotBeginAndLeavesNoNote() {
    plans.pause(id);
    ScheduleState paused = noted();
    RunRequest request = scheduled();

    assertThat(plans.begin(account, request)).isEqualTo(Directive.PAUSE);
    SyncRun run = room.runner().run(id, request, RunControl.GO_ON);

    assertThat(run.outcome()).isEqualTo(Outcome.PAUSED);
    assertThat(run.streams()).isEmpty();
    assertThat(noted()).isEqualTo(paused);
    assertThat(room.mall.reads()).isEmpty();
    assertThat(room.runs.recent(id, 1)).isEmpty();
    assertThat(room.heard.events()).isEmpty();
  }

  @Test
  void pausedAccount_runThatSomebodyAsksForBegins() {
    plans.pause(id);

    assertThat(plans.begin(account, RunRequest.now("ann"))).isEqualTo(Directive.GO_ON);
  }

  @Test
  void overtakenRunEnds_theOtherKeepsTheAccountAndNothingIsLearnt() {
    RunRequest overtaken = scheduled();
    RunRequest other = RunRequest.now("ann");
    plans.begin(account, overtaken);
    plans.begin(account, other);
    ScheduleState held = noted();

    plans.ended(account, overtaken, failed(overtaken, FailureKind.AUTH_REJECTED));

    assertThat(noted()).isEqualTo(held);
    assertThat(held.claim()).extracting(ScheduleState.Claim::run).isEqualTo(other.id());
    assertThat(room.heard.events()).isEmpty();
  }

  @Test
  void restingAccountWoken_isToldOnceAndOneThatDoesNotRestIsNot() {
    RunRequest request = scheduled();
    plans.begin(account, request);
    plans.ended(account, request, failed(request, FailureKind.AUTH_REJECTED));

    plans.wake(id);
    plans.wake(id);

    assertThat(noted().troubles()).isEqualTo(Troubles.NONE);
    assertThat(room.heard.events(AccountWoke.class)).containsExactly(new AccountWoke(NOW, id));
  }

  @Test
  void othersChangeTheScheduleNineteenTimes_theNoteIsMadeOverTheirs() {
    store.contest(19);

    plans.pause(id);

    assertThat(noted().paused()).isTrue();
  }

  @Test
  void othersChangeTheScheduleTwentyTimes_nothingIsNotedAndItIsSaid() {
    store.contest(20);

    assertThatThrownBy(() -> plans.pause(id))
        .isInstanceOf(SyncStoreException.class)
        .hasMessageContaining("20 times");

    assertThat(noted().paused()).isFalse();
  }

  @Test
  void backfillOfTwoStreams_positionOfEachIsKept() {
    Instant half = OneShop.REGISTERED.plusSeconds(60);
    Scope.Backfill scope =
        new Scope.Backfill(Set.of(DataStream.ORDERS, DataStream.RETURNS), OneShop.REGISTERED, NOW);
    RunRequest request = RunRequest.of(Trigger.MANUAL, "ann", scope);
    plans.begin(account, request);

    plans.reached(id, request.id(), scope, DataStream.ORDERS, NOW);
    plans.reached(id, request.id(), scope, DataStream.RETURNS, half);

    assertThat(plans.openBackfills(id))
        .extracting(OpenBackfill::reached)
        .containsExactly(Map.of(DataStream.ORDERS, NOW, DataStream.RETURNS, half));
    assertThat(plans.openBackfills(UNKNOWN)).isEmpty();
  }
}
