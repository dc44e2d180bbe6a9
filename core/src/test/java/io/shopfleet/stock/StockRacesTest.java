package io.shopfleet.stock;

import static io.shopfleet.stock.StockBench.A;
import static io.shopfleet.stock.StockBench.B;
import static io.shopfleet.stock.StockBench.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.UnknownPlatformException;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.sync.SyncStoreException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several nodes, and several that wish at once. */
@Timeout(60)
class StockRacesTest {

  private final StockBench bench = new StockBench();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void nodeThatWokeUpAndClosedWhileAnotherSent_leavesTheNewerQuantity() throws Exception {
    bench.showing(A, wish("x", 5));
    bench.publish(A, wish("x", 8));
    StockPublisher sleeper = bench.node(Runnable::run, 4);
    CountDownLatch asleep = new CountDownLatch(1);
    CountDownLatch awake = new CountDownLatch(1);
    bench.shelves.whileWriting(
        () -> {
          asleep.countDown();
          await(awake);
        });
    Future<?> late = threads.submit(() -> sleeper.publishNow(A));
    await(asleep);
    bench.clock.advance(StockDrain.ON_ITS_WAY);
    bench.publish(A, wish("x", 3));
    // Between this node's writing and its note the other one writes, notes, and ends.
    bench.shelves.afterWriting(
        () -> {
          bench.shelves.afterWriting(sleeper::close);
          awake.countDown();
          get(late);
          bench.shelves.afterWriting(() -> {});
        });

    bench.publisher.publishNow(A);

    assertThat(bench.shelves.of(A)).containsEntry("x", 3L);
    assertThat(bench.row(A, "x").shown()).isEqualTo(Exposure.of(3));
    assertThat(bench.row(A, "x").state()).isEqualTo(OutboundRow.State.SETTLED);
  }

  @Test
  void nodeThatNotesLongAfterAnotherSettledTheRow_hasItSentOnceMore() throws Exception {
    bench.showing(A, wish("x", 5));
    bench.publish(A, wish("x", 8));
    StockPublisher sleeper = bench.node(Runnable::run, 4);
    bench.shelves.whileWriting(
        () -> {
          bench.clock.advance(StockDrain.ON_ITS_WAY);
          bench.publish(A, wish("x", 3));
          bench.publisher.publishNow(A);
          bench.shelves.afterWriting(sleeper::close);
          bench.shelves.mood(A, Shelves.Mood.LOSES_THE_ANSWER);
        });

    sleeper.publishNow(A);

    assertThat(bench.shelves.of(A)).containsEntry("x", 8L);
    assertThat(bench.row(A, "x").shown()).isEqualTo(new Exposure(3, 8));
    bench.shelves.afterWriting(() -> {});
    bench.shelves.mood(A, Shelves.Mood.WELL);
    bench.clock.advance(StockBench.FIRST_PAUSE);
    bench.publisher.publishDue();
    assertThat(bench.shelves.of(A)).containsEntry("x", 3L);
  }

  @Test
  void slowCalls_noneBeginsWhenAnotherNodeMaySendTheRows() {
    bench.shelves.poison("s0");
    bench.publish(
        A, IntStream.range(0, 4).mapToObj(i -> wish("s" + i, i + 1)).toArray(StockWish[]::new));
    bench.shelves.whileWriting(() -> bench.clock.advance(StockDrain.CALLS_BEGIN));

    bench.publisher.publishNow(A);

    assertThat(bench.shelves.calls).first().matches(call -> call.changes().size() == 4);
    assertThat(bench.shelves.calls).hasSize(1);
    assertThat(bench.publisher.refused(A, 10)).isEmpty();
    assertThat(bench.row(A, "s3").state()).isEqualTo(OutboundRow.State.WAITING);
  }

  @Test
  void slowCalls_beginUntilJustBefore() {
    bench.shelves.poison("s0");
    bench.publish(A, wish("s0", 1), wish("s1", 2));
    bench.shelves.whileWriting(
        () -> bench.clock.advance(StockDrain.CALLS_BEGIN.minus(Duration.ofNanos(1))));

    bench.publisher.publishNow(A);

    assertThat(bench.shelves.of(A)).containsEntry("s1", 2L);
  }

  @Test
  void wishesOfAnotherNodeInBetween_areNotMixed() {
    bench.showing(A, shirt(5)).showing(B, shirt(5));
    StockPublisher other = bench.node(Runnable::run, 4);
    // B is lowered first; before A is raised, the other node wishes for the opposite.
    bench.outbox.beforeSave(() -> bench.outbox.beforeSave(() -> other.publish(both(0, 10))));

    bench.publisher.publish(both(10, 0));

    assertThat(desired()).isIn(List.of(10L, 0L), List.of(0L, 10L));
  }

  @Test
  void wishesOfAnotherNodeThatTouchOtherRows_areNotMixed() {
    bench.showing(A, shirt(5)).showing(B, shirt(0));
    StockPublisher other = bench.node(Runnable::run, 4);
    // B shows 0 already, so nothing of this call notices that it is raised.
    bench.outbox.beforeSave(() -> other.publish(both(0, 10)));

    bench.publisher.publish(both(10, 0));

    assertThat(desired()).isIn(List.of(10L, 0L), List.of(0L, 10L));
  }

  @Test
  void nodesThatKeepWishing_areToldApartFromWishesThatHold() {
    bench.showing(A, shirt(5)).showing(B, shirt(0));
    StockPublisher other = bench.node(Runnable::run, 4);
    AtomicBoolean odd = new AtomicBoolean();
    AtomicReference<Runnable> again = new AtomicReference<>(() -> {});
    again.set(
        () -> {
          odd.set(!odd.get());
          other.publish(B, List.of(shirt(odd.get() ? 7 : 8)));
          bench.outbox.beforeSave(again.get());
        });
    bench.outbox.beforeSave(again.get());

    assertThatExceptionOfType(SyncStoreException.class)
        .isThrownBy(() -> bench.publisher.publish(both(10, 0)))
        .withMessageContaining("same items");
  }

  @Test
  void wishesOfTwoThreads_followOneAnother() throws Exception {
    bench.showing(A, shirt(5)).showing(B, shirt(5));
    CountDownLatch within = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    bench.outbox.beforeSave(
        () -> {
          within.countDown();
          await(goOn);
        });
    Future<?> older = threads.submit(() -> bench.publisher.publish(both(10, 0)));
    await(within);
    AtomicReference<Thread> second = new AtomicReference<>();
    Future<?> newer =
        threads.submit(
            () -> {
              second.set(Thread.currentThread());
              bench.publisher.publish(both(2, 3));
            });
    untilItWaits(second, newer);
    goOn.countDown();
    get(older);
    get(newer);

    assertThat(desired()).containsExactly(2L, 3L);
  }

  @Test
  void refusedRowsRetriedWhileTheyAreRefusedAgain_areRetriedOnceEach() {
    bench.shelves.refuse("x");
    bench.shelves.refuse("y");
    bench.publish(A, wish("x", 5), wish("y", 6));
    bench.publisher.publishNow(A);
    StockPublisher other = bench.node(Runnable::run, 4);
    // After each save another node sends, and all is refused again.
    bench.outbox.afterSave(() -> other.publishNow(A));

    assertThat(bench.publisher.retryRefused(A)).isEqualTo(2);
  }

  @Test
  void shopThatAnswersNothingThatIsUnderstood_refusesNothingForGood() {
    bench.shelves.die(A, FailureKind.UNKNOWN, null);
    bench.publish(
        A, IntStream.range(0, 100).mapToObj(i -> wish("s" + i, i + 1)).toArray(StockWish[]::new));
    bench.publish(B, wish("x", 0));
    bench.shelves.die(B, FailureKind.UNKNOWN, null);

    bench.publisher.publishDue();

    assertThat(bench.publisher.refused(A, 1)).isEmpty();
    assertThat(bench.publisher.refused(B, 1)).isEmpty();
    assertThat(bench.shelves.calls).filteredOn(call -> call.account().equals(A)).hasSize(12);
    bench.shelves.live(A);
    bench.shelves.live(B);
    bench.clock.advance(StockBench.FIRST_PAUSE);
    bench.publisher.publishDue();
    assertThat(bench.shelves.of(A)).hasSize(100);
    assertThat(bench.shelves.of(B)).containsEntry("x", 0L);
  }

  @Test
  void rowThatIsNeverUnderstood_isGivenUpAfterTwentyTimes() {
    bench.shelves.die(A, FailureKind.UNKNOWN, null);
    bench.publish(A, wish("x", 5));

    for (int i = 1; i < 20; i++) {
      assertThat(bench.publisher.publishNow(A)).isEqualTo(new StockRound(0, 1, 0));
      bench.clock.advance(Duration.ofMinutes(5));
    }

    assertThat(bench.publisher.publishNow(A)).isEqualTo(new StockRound(0, 0, 1));
  }

  @Test
  void rowsRefusedTwiceBesideOthersThatWereTaken_areTriedAgainLater() {
    bench.shelves.refuse("y");
    bench.shelves.refuse("z");
    bench.publish(A, wish("x", 5), wish("y", 6), wish("z", 7));
    // The second time z is taken, and y shares the fate of rows that were not even tried.
    bench.shelves.afterWriting(() -> bench.shelves.mend("z"));

    assertThat(bench.publisher.publishNow(A)).isEqualTo(new StockRound(2, 1, 0));

    bench.shelves.mend("y");
    bench.clock.advance(StockBench.FIRST_PAUSE);
    bench.publisher.publishDue();
    assertThat(bench.shelves.of(A)).containsEntry("y", 6L);
  }

  @Test
  void accountThatNobodyLooksAfterSinceACrash_takesNoOthersPlace() {
    bench.publish(A, wish("x", 0));
    bench.shelves.afterWriting(() -> bench.outbox.down(true));
    assertThatExceptionOfType(SyncStoreException.class)
        .isThrownBy(() -> bench.publisher.publishNow(A));
    bench.shelves.afterWriting(() -> {});
    bench.outbox.down(false);
    bench.accounts.archive(A);
    bench.clock.advance(StockDrain.ON_ITS_WAY);
    bench.publish(B, wish("x", 5));
    StockPublisher narrow = bench.node(Runnable::run, 1);

    narrow.publishDue();
    narrow.publishDue();

    assertThat(bench.shelves.of(B)).containsEntry("x", 5L);
    assertThat(bench.row(A, "x").notBefore())
        .isEqualTo(bench.clock.instant().plus(StockDrain.REST));
  }

  @Test
  void accountOfAPlatformThatThisNodeLacks_restsAndTakesNoOthersPlace() {
    bench.publish(A, wish("x", 0));
    StockPublisher poor =
        new StockPublisher(
            bench.outbox,
            bench.accounts,
            platform -> {
              throw new UnknownPlatformException(platform);
            },
            bench.events::add,
            bench.clock,
            Runnable::run,
            1,
            () -> -1L);

    assertThat(poor.publishNow(A)).isEqualTo(StockRound.NOTHING);

    assertThat(poor.publishDue()).isZero();
    bench.clock.advance(StockDrain.REST);
    bench.publisher.publishDue();
    assertThat(bench.shelves.of(A)).containsEntry("x", 0L);
  }

  private List<Long> desired() {
    return List.of(bench.row(A, "shirt").desired(), bench.row(B, "shirt").desired());
  }

  private static Map<AccountId, List<StockWish>> both(long a, long b) {
    Map<AccountId, List<StockWish>> wishes = new LinkedHashMap<>();
    wishes.put(A, List.of(shirt(a)));
    wishes.put(B, List.of(shirt(b)));
    return wishes;
  }

  private static StockWish shirt(long quantity) {
    return wish("shirt", quantity).ofItem("shirt");
  }

  /** Until a thread waits, or what it does is done. */
  private static void untilItWaits(AtomicReference<Thread> thread, Future<?> work) {
    while (!work.isDone()) {
      Thread one = thread.get();
      if (one != null && one.getState() == Thread.State.WAITING) {
        return;
      }
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void get(Future<?> work) {
    try {
      work.get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
