package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.sync.EngineRoom.Queued;
import io.shopfleet.sync.KnownSchedules.Due;
import io.shopfleet.sync.SyncRun.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The engine of one node where the host's code, threads or clock make trouble. */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class EngineTroubleTest {

  private final EngineRoom room = new EngineRoom();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void letGo() {
    threads.shutdownNow();
  }

  @Test
  void accountThatIsPausedWhileItWaitsForAThread_isNotRun() {
    AccountId a = room.register("a");
    Queued executor = new Queued();
    InProcessSyncEngine engine = room.engine(executor, 8);
    assertThat(engine.runDue()).isEqualTo(1);

    engine.pause(a);
    executor.runNext();

    assertThat(room.mall.reads()).isEmpty();
    assertThat(room.runs.recent(a, 1)).isEmpty();
    engine.resume(a);
    assertThat(engine.runDue()).isEqualTo(1);
  }

  @Test
  void settingThatNoPlanCanBeMadeOf_failsItsAccountAlone() {
    AccountId a =
        room.register(
            EngineRoom.shop("a")
                .settings(new Settings(Map.of(SyncSettings.SWEEP.name(), "P400D"))));
    AccountId b = room.register("b");
    InProcessSyncEngine engine = room.engine();

    assertThat(engine.runDue()).isEqualTo(2);

    assertThat(room.mall.reads()).containsExactly(b);
    assertThat(room.runs.totals(a).lastError()).contains("sync.sweep");
  }

  @Test
  void accountThatCannotBePlanned_keepsNoOtherWaiting() {
    AccountId a = room.register("a");
    AccountId b = room.register("b");
    KnownSchedules known = known(account -> failIf(account.id().equals(a)));

    assertThat(due(known)).containsExactly(b);
    assertThat(due(known)).containsExactly(b);
  }

  @Test
  void accountThatIsHeldBack_waitsHalfAMinuteThoughTheClockGoesBack() {
    AccountId a = room.register("a");
    KnownSchedules known = known(account -> {});
    known.holdBack(a);

    assertThat(due(known)).isEmpty();
    room.clock.advance(Duration.ofHours(-5));

    assertThat(due(known)).containsExactly(a);
  }

  private KnownSchedules known(Consumer<Account> whenPlanned) {
    AccountSchedules schedules =
        new AccountSchedules(
            room.schedules,
            new SettingsCascade(Map.of()),
            account -> {
              whenPlanned.accept(account);
              return Set.of(DataStream.ORDERS);
            },
            FleetListener.SILENT,
            room.clock);
    return new KnownSchedules(schedules, room.clock);
  }

  private static void failIf(boolean condition) {
    if (condition) {
      throw new IllegalStateException("nobody knows");
    }
  }

  private List<AccountId> due(KnownSchedules known) {
    List<Account> accounts = Roster.list(room.registry, AccountQuery.all());
    return known.due(accounts).stream().map(Due::account).map(Account::id).toList();
  }

  @Test
  void listenerThatAsksForARun_isRefusedInsteadOfWaitingForItself() {
    AccountId a = room.register("a");
    AtomicReference<@Nullable InProcessSyncEngine> engine = new AtomicReference<>();
    AtomicInteger refused = new AtomicInteger();
    room.listener =
        event -> {
          if (event instanceof FleetEvent.RunStarted && engine.get() != null) {
            InProcessSyncEngine present = engine.get();
            assertThatThrownBy(() -> present.syncNow(a)).hasMessageContaining("wait for itself");
            assertThatThrownBy(() -> present.syncAll(AccountQuery.all()))
                .isInstanceOf(IllegalStateException.class);
            refused.incrementAndGet();
          }
        };
    engine.set(room.engine(threads, 2));

    assertThat(engine.get().syncNow(a).succeeded()).isTrue();

    assertThat(refused).hasValue(1);
  }

  @Test
  void listenerThatPausesWakesAndCancels_isHeardAtTheNextPage() {
    AccountId a = room.register("a");
    AtomicReference<@Nullable InProcessSyncEngine> engine = new AtomicReference<>();
    room.listener =
        event -> {
          if (event instanceof FleetEvent.RunStarted && engine.get() != null) {
            engine.get().pause(a);
            engine.get().wake(a);
            engine.get().resume(a);
            engine.get().cancel(a);
          }
        };
    engine.set(room.engine());

    assertThat(engine.get().syncNow(a).outcome()).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void sinkThatClosesTheEngine_doesNotWaitForItsOwnRun() {
    AccountId a = room.register("a");
    AtomicReference<@Nullable InProcessSyncEngine> engine = new AtomicReference<>();
    room.mall.whenRead(a, () -> engine.get().close());
    engine.set(room.engine());

    SyncRun run = engine.get().syncNow(a);

    assertThat(run.outcome()).isEqualTo(Outcome.STOPPED);
  }

  @Test
  void errorInARun_keepsNoPlaceAndNobodyWaiting() {
    AccountId a = room.register("a");
    AccountId b = room.register("b");
    room.mall.whenRead(
        a,
        () -> {
          throw new NoClassDefFoundError("erp/Book");
        });
    InProcessSyncEngine engine = room.engine(threads, 1);

    assertThatThrownBy(() -> engine.syncAll(AccountQuery.all()))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseInstanceOf(NoClassDefFoundError.class);

    assertThat(room.mall.reads()).containsExactly(a, b);
  }

  @Test
  void hostWithFewThreads_roundIsRunByWhoeverWaitsForIt() {
    for (String id : List.of("a", "b", "c")) {
      room.register(id);
    }
    AtomicInteger brought = new AtomicInteger();
    InProcessSyncEngine engine =
        room.engine(
            task -> {
              if (brought.incrementAndGet() != 2) {
                throw new RejectedExecutionException("full");
              }
              threads.execute(task);
            },
            8);

    assertThat(engine.syncAll(AccountQuery.all())).hasSize(3).allMatch(SyncRun::succeeded);
  }

  @Test
  void choreThatCannotTellWhetherItIsDue_keepsNoOtherWaiting() {
    AtomicInteger steps = new AtomicInteger();
    Chores chores =
        new Chores(
            List.of(new Errand(() -> failIf(true)), new Errand(steps::incrementAndGet)),
            Runnable::run,
            () -> false);

    chores.startDue();
    chores.startDue();

    assertThat(steps).hasValue(2);
  }

  @Test
  void choreForWhichThereIsNoThread_isStartedLater() {
    AtomicInteger brought = new AtomicInteger();
    Chores chores =
        new Chores(
            List.of(new Errand(() -> {})),
            task -> {
              if (brought.getAndIncrement() == 0) {
                throw new InternalError("no more threads");
              }
              task.run();
            },
            () -> false);

    chores.startDue();
    chores.startDue();

    assertThat(brought).hasValue(2);
  }

  /** A chore that is noticed when it is asked whether it is due. */
  private record Errand(Runnable whenAsked) implements Chore {

    @Override
    public String name() {
      return "errand";
    }

    @Override
    public boolean due() {
      whenAsked.run();
      return true;
    }

    @Override
    public void step(BooleanSupplier closing) {}
  }
}
