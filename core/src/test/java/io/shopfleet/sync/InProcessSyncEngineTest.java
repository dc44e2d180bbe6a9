package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs of many accounts on one node. */
@Timeout(120)
class InProcessSyncEngineTest {

  private final EngineRoom room = new EngineRoom();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void letGo() {
    threads.shutdownNow();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void hold(CountDownLatch inside, CountDownLatch open) {
    inside.countDown();
    await(open);
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static <T> FutureTask<T> task(Callable<T> task) {
    return new FutureTask<>(task);
  }

  private int mostAtOnce() {
    int open = 0;
    int most = 0;
    for (FleetEvent event : room.heard.events()) {
      open += event instanceof FleetEvent.RunStarted ? 1 : 0;
      open -= event instanceof FleetEvent.RunFinished ? 1 : 0;
      most = Math.max(most, open);
    }
    return most;
  }

  @Test
  void callsDuringARun_waitForItAndShareAFreshOne() throws Exception {
    AccountId a = room.register("a");
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    room.mall.whenRead(a, () -> hold(inside, open));
    InProcessSyncEngine engine = room.engine(threads, 4);
    FutureTask<SyncRun> first = task(() -> engine.syncNow(a));
    start(first);
    await(inside);
    List<FutureTask<SyncRun>> calls = new ArrayList<>();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      FutureTask<SyncRun> call = task(() -> engine.syncNow(a));
      calls.add(call);
      callers.add(start(call));
    }
    EngineRoom.awaitParked(callers.toArray(Thread[]::new));

    open.countDown();

    for (FutureTask<SyncRun> call : calls) {
      assertThat(call.get()).isNotSameAs(first.get());
    }
    assertThat(mostAtOnce()).isEqualTo(1);
  }

  @Test
  void runUnderWay_scheduleDoesNotStartAnother() throws Exception {
    AccountId a = room.register("a");
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    room.mall.whenRead(a, () -> hold(inside, open));
    InProcessSyncEngine engine = room.engine(threads, 4);
    FutureTask<SyncRun> call = task(() -> engine.syncNow(a));
    start(call);
    await(inside);

    assertThat(engine.runDue()).isZero();

    open.countDown();
    assertThat(call.get().succeeded()).isTrue();
  }

  @Test
  void bound_isNeverExceeded() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch twoInside = new CountDownLatch(2);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (String id : List.of("a", "b", "c", "d", "e")) {
      room.mall.whenRead(
          room.register(id),
          () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            twoInside.countDown();
            await(open);
            inside.decrementAndGet();
          });
    }
    InProcessSyncEngine engine = room.engine(threads, 2);

    assertThat(engine.runDue()).isEqualTo(2);
    twoInside.await();
    assertThat(engine.runDue()).isZero();
    FutureTask<List<SyncRun>> all = task(() -> engine.syncAll(AccountQuery.all()));
    EngineRoom.awaitParked(start(all));
    open.countDown();

    assertThat(all.get()).hasSize(5).allMatch(SyncRun::succeeded);
    assertThat(most).hasValue(2);
  }

  @Test
  void syncAll_givesARunForEachInTheOrderOfTheListing() {
    AccountId c = room.register("c");
    AccountId a = room.register("a");
    AccountId b = room.register(EngineRoom.shop("b").enabled(false));

    List<SyncRun> runs = room.engine(threads, 2).syncAll(AccountQuery.all());

    assertThat(runs).extracting(SyncRun::account).containsExactly(a, b, c);
    assertThat(runs).extracting(SyncRun::trigger).containsOnly(SyncRun.Trigger.MANUAL);
  }

  @Test
  void syncAllWithOneDeadShop_othersAreRun() {
    AccountId a = room.register("a");
    room.register("b");
    room.mall.breakDown(a, FailureKind.AUTH_REJECTED);

    List<SyncRun> runs = room.engine(threads, 2).syncAll(AccountQuery.all());

    assertThat(runs).extracting(SyncRun::succeeded).containsExactly(false, true);
  }

  @Test
  void syncAllAndOneIsArchivedMeanwhile_itIsLeftOut() {
    AccountId a = room.register("a");
    AccountId b = room.register("b");
    AccountId c = room.register("c");
    room.mall.whenRead(a, () -> room.registry.archive(b));

    List<SyncRun> runs = room.engine().syncAll(AccountQuery.all());

    assertThat(runs).extracting(SyncRun::account).containsExactly(a, c);
  }

  @Test
  void syncAllOverArchivedOnesToo_theyAreNotRun() {
    AccountId a = room.register("a");
    room.registry.archive(room.register("b"));

    List<SyncRun> runs = room.engine().syncAll(AccountQuery.all().withArchived());

    assertThat(runs).extracting(SyncRun::account).containsExactly(a);
  }

  @Test
  void scheduleTakesThePermitsBetweenTwoRunsOfSyncAll_nobodyWaitsForEver() {
    for (String id : List.of("a", "b", "c", "d")) {
      room.register(id);
    }
    BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    InProcessSyncEngine engine = room.engine(queue::add, 1);
    start(
        () -> {
          try {
            while (true) {
              queue.take().run();
              room.clock.advance(Duration.ofHours(1));
              engine.runDue();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    assertThat(engine.syncAll(AccountQuery.all())).hasSize(4);
  }

  @Test
  void syncNowOfADisabledAccount_runs() {
    AccountId off = room.register(EngineRoom.shop("off").enabled(false));

    assertThat(room.engine().syncNow(off).succeeded()).isTrue();
  }

  @Test
  void syncNowOfAnUnknownOrArchivedAccount_saysSo() {
    AccountId gone = room.register("gone");
    room.registry.archive(gone);
    InProcessSyncEngine engine = room.engine();

    assertThatThrownBy(() -> engine.syncNow(new AccountId("nobody")))
        .isInstanceOf(AccountNotFoundException.class)
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> engine.syncNow(gone)).isInstanceOf(AccountNotFoundException.class);
  }

  @Test
  void start_runsWhatIsDueUntilClosed() throws Exception {
    AccountId a = room.register("a");
    CountDownLatch read = new CountDownLatch(1);
    room.mall.whenRead(a, read::countDown);
    try (InProcessSyncEngine engine = room.engine(threads, 2)) {
      engine.start();
      engine.start();
      read.await();
    }

    assertThat(room.mall.reads()).containsExactly(a);
  }

  @Test
  void close_stopsTheRunAtTheBorderOfAPage() throws Exception {
    AccountId a = room.register("a");
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    room.mall.whenRead(a, () -> hold(inside, open));
    InProcessSyncEngine engine = room.engine(threads, 2);
    FutureTask<SyncRun> call = task(() -> engine.syncNow(a));
    start(call);
    await(inside);

    Thread closer = start(engine::close);
    EngineRoom.awaitParked(closer);
    assertThat(closer.isAlive()).as("waits for the run").isTrue();
    open.countDown();
    closer.join();

    SyncRun run = call.get();
    assertThat(run.succeeded()).isFalse();
    assertThat(run.records()).isZero();
    assertThat(run.outcome()).isEqualTo(SyncRun.Outcome.STOPPED);
    assertThat(run.firstFailure()).isEmpty();
    assertThat(room.state(a)).isEqualTo(ConnectionState.PENDING);
  }

  @Test
  void closed_startsNoFurtherRun() {
    AccountId a = room.register("a");
    EngineRoom.Queued executor = new EngineRoom.Queued();
    InProcessSyncEngine engine = room.engine(executor, 2);
    assertThat(engine.runDue()).isEqualTo(1);
    engine.close();
    engine.close();

    executor.runNext();
    assertThat(engine.runDue()).isZero();
    engine.start();
    assertThatThrownBy(() -> engine.syncNow(a))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");

    assertThat(room.mall.reads()).isEmpty();
  }

  static List<Throwable> refusals() {
    return List.of(
        new RejectedExecutionException("full"),
        new IllegalStateException("closed"),
        new InternalError("no more threads"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void executorRefuses_permitIsNotLost(Throwable refusal) {
    room.register("a");
    AtomicInteger refused = new AtomicInteger();
    InProcessSyncEngine engine =
        room.engine(
            task -> {
              if (refused.getAndIncrement() == 0) {
                refuse(refusal);
              }
              task.run();
            },
            1);

    assertThat(engine.runDue()).isZero();
    assertThat(engine.runDue()).isEqualTo(1);
  }

  private static void refuse(Throwable refusal) {
    if (refusal instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) refusal;
  }

  @Test
  void listenerThrows_breaksNothing() {
    AccountId a = room.register("a");
    room.listener =
        event -> {
          throw new IllegalStateException("the host's dashboard is down");
        };

    assertThat(room.engine().syncNow(a).succeeded()).isTrue();

    assertThat(room.state(a)).isEqualTo(ConnectionState.CONNECTED);
  }

  @Test
  void runs_areRecordedAndCounted() {
    AccountId a = room.register("a");
    InProcessSyncEngine engine = room.engine();
    SyncRun good = engine.syncNow(a);
    room.clock.advance(Duration.ofMinutes(1));
    room.mall.breakDown(a, FailureKind.PLATFORM_DOWN);
    SyncRun bad = engine.syncNow(a);

    assertThat(room.runs.recent(a, 10)).containsExactly(bad, good);
    assertThat(room.runs.totals(a))
        .isEqualTo(
            new RunTotals(
                2,
                1,
                1,
                bad.finishedAt(),
                good.finishedAt(),
                bad.firstFailure().orElseThrow().message()));
  }
}
