package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.platform.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run leaves behind, and in which order it can be seen. */
class AccountRunnerTest {

  private final EngineRoom room = new EngineRoom();
  private final AccountId account = room.register("a");
  private final List<String> seen = new ArrayList<>();

  @Test
  void whoIsToldOfTheEnd_findsTheRecordTheScheduleAndTheConnection() {
    room.listener =
        event -> {
          if (event instanceof FleetEvent.RunFinished finished) {
            assertThat(room.runs.find(account, finished.run())).isPresent();
            assertThat(room.schedules.load(account).orElseThrow().claim()).isNull();
            assertThat(room.state(account)).isEqualTo(ConnectionState.CONNECTED);
            seen.add("end");
          }
        };

    room.engine().syncNow(account);

    assertThat(seen).containsExactly("end");
  }

  @Test
  void whoFindsTheRecord_findsTheScheduleAndTheConnectionAsTheRunLeftThem() {
    WatchedRunStore runs = new WatchedRunStore();
    room.runs = runs;
    runs.onAdd(
        () -> {
          assertThat(room.schedules.load(account).orElseThrow().claim()).isNull();
          assertThat(room.state(account)).isEqualTo(ConnectionState.CONNECTED);
          seen.add("record");
        });

    room.engine().syncNow(account);

    assertThat(seen).containsExactly("record");
  }

  @Test
  void accountPurgedWhileItsRunHandsAPageOver_nothingIsLeftOfIt() {
    room.sink =
        (owner, batch) -> {
          // The page was begun before, so its position and the run's record come after the purge.
          room.registry.archive(account);
          room.registry.erase(account);
          room.schedules.erase(account);
          throw new RecordRejectedException(batch.records().get(0).id(), "no such item");
        };

    room.engine().syncNow(account);

    assertThat(room.checkpoints.load(account, DataStream.ORDERS)).isEmpty();
    assertThat(room.parked.count(account)).isZero();
    assertThat(room.runs.recent(account, 1)).isEmpty();
    assertThat(room.schedules.load(account)).isEmpty();
  }

  @Test
  void run_isToldFromItsBeginningToItsEnd() {
    room.mall.breakDown(account, FailureKind.PLATFORM_DOWN);

    SyncRun run = room.engine().syncNow(account);

    assertThat(room.heard.events(FleetEvent.RunStarted.class))
        .containsExactly(new FleetEvent.RunStarted(ManualClock.START, account, run.id()));
    assertThat(room.heard.events(FleetEvent.RunFinished.class))
        .containsExactly(
            new FleetEvent.RunFinished(
                ManualClock.START, account, run.id(), "FAILED", false, 0, 0, Duration.ZERO));
    assertThat(room.heard.events().get(0)).isInstanceOf(FleetEvent.RunStarted.class);
    assertThat(room.heard.events().get(room.heard.events().size() - 1))
        .isInstanceOf(FleetEvent.RunFinished.class);
  }

  @Test
  void dryRun_showsWhatARunWouldReadAndLeavesNoTrace() {
    ScheduleState before = room.schedules.load(account).orElseThrow();

    DryRun dry = room.runner().dryRun(account, RunRequest.now("ann"));

    assertThat(dry.orders()).extracting(Order::id).containsExactly("of a");
    assertThat(room.schedules.load(account)).contains(before);
    assertThat(room.runs.recent(account, 1)).isEmpty();
    assertThat(room.heard.events()).isEmpty();
    assertThat(room.state(account)).isEqualTo(ConnectionState.PENDING);
  }

  @Test
  void unknownOrArchivedAccount_isNotRun() {
    AccountRunner runner = room.runner();
    AccountId nobody = new AccountId("nobody");
    room.registry.archive(account);

    for (AccountId id : List.of(nobody, account)) {
      assertThatThrownBy(() -> runner.run(id, RunRequest.now(null), RunControl.GO_ON))
          .isInstanceOf(AccountNotFoundException.class)
          .hasMessageContaining(id.toString());
      assertThatThrownBy(() -> runner.dryRun(id, RunRequest.now(null)))
          .isInstanceOf(AccountNotFoundException.class);
    }
    assertThat(room.mall.reads()).isEmpty();
    assertThat(room.heard.events()).isEmpty();
  }

  @Test
  void recorded_isFoundByItsIdByWhoeverAsks() {
    SyncRun run = room.runner().run(account, RunRequest.now(null), RunControl.GO_ON);

    assertThat(room.runner().recorded(account, run.id())).contains(run);
    assertThat(room.runner().recorded(account, "another")).isEmpty();
  }

  @Test
  void backfillFailed_isOpenUntilItIsGivenUp() {
    RunRequest request =
        RunRequest.backfill("ann", OneShop.REGISTERED, ManualClock.START.minusSeconds(1));
    RunRequest.Scope.Backfill scope = (RunRequest.Scope.Backfill) request.scope();
    RunControl broken =
        () -> {
          throw new IllegalStateException("no answer");
        };
    AccountRunner runner = room.runner();
    runner.run(account, request, broken);

    assertThat(runner.openBackfills(account))
        .extracting(OpenBackfill::scope)
        .containsExactly(scope);
    assertThat(runner.giveUp(account, scope)).isTrue();
    assertThat(runner.openBackfills(account)).isEmpty();
    assertThat(runner.giveUp(account, scope)).isFalse();
  }
}
