package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.internal.memory.InMemoryCheckpointStore;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.Window;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders of a marketplace that lists them by their last change. */
class ChangeFeedTest {

  private static final Instant T = ManualClock.START.minusSeconds(600);
  private static final Duration TICK = Duration.ofNanos(1);

  private final ScriptedShop shop = ScriptedShop.byUpdate();
  private final OneShop bench = new OneShop(shop);

  private static Instant at(long seconds) {
    return T.plusSeconds(seconds);
  }

  private List<String> delivered() {
    return bench.orders.records().stream().map(Order::id).toList();
  }

  private void place(String... ids) {
    for (int i = 0; i < ids.length; i++) {
      shop.put(Orders.placed(ids[i], at(i)));
    }
  }

  @Test
  void readOrderChangesWhilePaging_nobodyBehindItIsLost() {
    place("a", "b", "c", "d");
    shop.afterPage(() -> shop.change("a", Phase.CANCELLED, bench.clock.instant()));

    SyncRun.StreamRun orders = bench.runOrders();

    assertThat(orders.succeeded()).isTrue();
    assertThat(delivered()).contains("a", "b", "c", "d");
  }

  @Test
  void everyPage_isTheFirstOfAWindowFromTheNewestRead() {
    place("a", "b", "c");

    bench.run();

    assertThat(shop.asked())
        .containsExactly(
            new ScriptedShop.Asked(new Window(OneShop.REGISTERED, ManualClock.START), null),
            new ScriptedShop.Asked(new Window(at(1), ManualClock.START), null));
  }

  @Test
  void tieLargerThanAPage_isReadWhole() {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      shop.put(Orders.placed(id, T));
    }
    shop.put(Orders.placed("f", at(1)));

    assertThat(bench.runOrders().succeeded()).isTrue();

    assertThat(delivered()).contains("a", "b", "c", "d", "e", "f");
    assertThat(bench.watermark()).contains(at(1));
  }

  @Test
  void tieLargerThanAPage_thatSecondAloneIsReadByTokens() {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      shop.put(Orders.placed(id, T));
    }
    for (int i = 1; i < 6; i++) {
      shop.put(Orders.placed("behind " + i, at(i)));
    }

    bench.run();

    assertThat(shop.asked())
        .filteredOn(asked -> asked.cursor() != null)
        .isNotEmpty()
        .extracting(ScriptedShop.Asked::window)
        .containsOnly(new Window(T, at(1)));
  }

  @Test
  void orderLeavesATieLargerThanAPage_nobodyIsSteppedOver() {
    for (String id : List.of("a", "b", "c", "d", "e", "f", "g")) {
      shop.put(Orders.placed(id, T));
    }
    shop.put(Orders.placed("z", at(30)));
    // The first page of the tie was read, then one of it changes and the rest closes up.
    shop.afterPage(() -> {})
        .afterPage(() -> shop.change("a", Phase.CANCELLED, bench.clock.instant()));

    assertThat(bench.runOrders().succeeded()).isTrue();

    assertThat(delivered()).contains("a", "b", "c", "d", "e", "f", "g", "z");
  }

  @Test
  void tieAtTheWatermark_lateTwinIsReadInTheNextRun() {
    place("a", "b");
    bench.run();
    bench.orders.forget();
    shop.put(Orders.placed("twin", at(1)));

    bench.run();

    assertThat(delivered()).containsExactly("b", "twin");
  }

  @Test
  void emptyPagesInTheMiddle_readingGoesOn() {
    place("a", "b", "c", "d", "e", "f");
    List.of("a", "b", "d", "e").forEach(shop::hide);

    assertThat(bench.runOrders().succeeded()).isTrue();

    assertThat(delivered()).contains("c", "f");
    assertThat(bench.watermark()).contains(at(5));
  }

  @Test
  void emptyPageAndRowsMove_nobodyIsLost() {
    place("a", "b", "c", "d", "e");
    shop.hide("a");
    shop.hide("b");
    shop.afterPage(() -> shop.change("a", Phase.CANCELLED, bench.clock.instant()));

    bench.run();

    assertThat(delivered()).contains("c", "d", "e");
  }

  @Test
  void sourceIgnoresTheOrder_watermarkMovesOnlyAtTheEnd() {
    place("a", "b", "c", "d");
    shop.sortedBy(ScriptedShop.OLDEST_CHANGE_FIRST.reversed());

    bench.run();

    assertThat(delivered()).containsExactlyInAnyOrder("a", "b", "c", "d");
    assertThat(bench.orders.batches()).allMatch(batch -> batch.checkpoint().isEmpty());
    assertThat(bench.watermark()).contains(at(3));
  }

  @Test
  void sourceIgnoresTheOrderAndFailsHalfway_watermarkStays() {
    place("a", "b", "c", "d");
    shop.sortedBy(Comparator.comparing(Order::updatedAt).reversed());
    shop.afterPage(() -> {}).afterPage(() -> shop.failNext(new IllegalStateException("gone")));

    assertThat(bench.runOrders().succeeded()).isFalse();

    assertThat(bench.watermark()).isEmpty();
  }

  @Test
  void orderWithoutChangeTime_isReadByTokens() {
    place("a", "b", "c");
    shop.sortedBy(Comparator.comparing(Order::id));
    shop.change("a", Phase.IN_TRANSIT, null);

    assertThat(bench.runOrders().succeeded()).isTrue();

    assertThat(delivered()).contains("a", "b", "c");
    assertThat(bench.watermark()).contains(at(2));
  }

  @Test
  void firstRun_startsAtRegistration() {
    shop.put(Orders.placed("before", OneShop.REGISTERED.minus(TICK)));
    shop.put(Orders.placed("at", OneShop.REGISTERED));

    bench.run();

    assertThat(delivered()).containsExactly("at");
  }

  @Test
  void firstRunWithFrom_startsThere() {
    Instant from = OneShop.REGISTERED.minus(Duration.ofDays(7));
    bench.with(SyncSettings.FROM, from);
    shop.put(Orders.placed("before", from.minus(TICK)));
    shop.put(Orders.placed("at", from));

    bench.run();

    assertThat(delivered()).containsExactly("at");
  }

  @Test
  void laterRun_ignoresFrom() {
    place("a");
    bench.run();
    bench.orders.forget();
    bench.with(SyncSettings.FROM, OneShop.REGISTERED);

    shop.put(Orders.placed("old", T.minus(TICK)));
    bench.run();

    assertThat(delivered()).containsExactly("a");
  }

  @Test
  void overlap_reachesBackToTheTick() {
    bench.with(SyncSettings.OVERLAP, Duration.ofMinutes(5));
    place("a");
    bench.run();
    bench.orders.forget();
    Instant edge = T.minus(Duration.ofMinutes(5));
    shop.put(Orders.placed("too late", edge.minus(TICK)));
    shop.put(Orders.placed("at the edge", edge));

    bench.run();

    assertThat(delivered()).containsExactly("at the edge", "a");
  }

  @Test
  void settle_holdsBackToTheTick() {
    bench.with(SyncSettings.SETTLE, Duration.ofSeconds(5));
    Instant edge = ManualClock.START.minusSeconds(5);
    shop.put(Orders.placed("settled", edge.minus(TICK)));
    shop.put(Orders.placed("unsettled", edge));

    bench.run();
    assertThat(delivered()).containsExactly("settled");

    bench.clock.advance(TICK);
    bench.run();
    assertThat(delivered()).contains("unsettled");
  }

  @Test
  void nothingToAskYet_nothingIsAsked() {
    bench.with(SyncSettings.FROM, ManualClock.START);

    assertThat(bench.runOrders().succeeded()).isTrue();
    assertThat(shop.asked()).isEmpty();

    bench.clock.advance(TICK);
    bench.run();
    assertThat(shop.asked()).hasSize(1);
  }

  @Test
  void everyBatch_carriesItsNextCheckpoint() {
    place("a", "b", "c");

    bench.run();

    assertThat(bench.orders.batches())
        .extracting(SyncBatch::next)
        .containsExactly(new Checkpoint(at(1), 1), new Checkpoint(at(2), 2));
  }

  @Test
  void noNewerRecord_checkpointNeitherMovesNorGoesBack() {
    bench.with(SyncSettings.OVERLAP, Duration.ofMinutes(5));
    place("a", "b");
    bench.run();
    bench.orders.forget();

    bench.run();

    assertThat(delivered()).containsExactly("a", "b");
    assertThat(bench.orders.batches()).allMatch(batch -> batch.checkpoint().isEmpty());
    assertThat(bench.checkpoints.load(bench.account.id(), DataStream.ORDERS))
        .contains(new Checkpoint(at(1), 1));
  }

  @Test
  void sinkFails_checkpointStaysAndThePageComesAgain() {
    place("a", "b", "c");
    bench.orders.onNext(batch -> {});
    bench.orders.failNext();

    SyncRun.StreamRun failed = bench.runOrders();
    assertThat(failed.failure().kind()).isEqualTo(FailureKind.UNKNOWN);
    assertThat(failed.failure().origin()).isEqualTo(StreamFailure.Origin.HOST);
    assertThat(failed.message()).contains("sink", "the host's database is full");
    assertThat(failed.records()).isEqualTo(2);
    assertThat(failed.watermark()).isEqualTo(at(1));
    assertThat(bench.watermark()).contains(at(1));

    bench.orders.forget();
    assertThat(bench.runOrders().succeeded()).isTrue();
    assertThat(delivered()).containsExactly("b", "c");
  }

  @Test
  void hostSavesTheCheckpointItself_isAccepted() {
    place("a", "b", "c");
    for (int page = 0; page < 2; page++) {
      bench.orders.onNext(
          batch -> {
            Checkpoint next = batch.checkpoint().orElseThrow();
            assertThat(saveAsHost(next)).isTrue();
          });
    }

    SyncRun.StreamRun orders = bench.runOrders();

    assertThat(orders.succeeded()).isTrue();
    assertThat(bench.checkpoints.load(bench.account.id(), DataStream.ORDERS))
        .contains(new Checkpoint(at(2), 2));
  }

  private boolean saveAsHost(Checkpoint next) {
    return bench.checkpoints.save(
        bench.account.id(), DataStream.ORDERS, next.version() - 1, next.watermark());
  }

  @Test
  void foreignRunMovesTheCheckpoint_thisOneStops() {
    place("a", "b", "c", "d", "e");
    bench.orders.onNext(batch -> saveAsHost(new Checkpoint(at(4), 1)));

    SyncRun.StreamRun orders = bench.runOrders();

    assertThat(orders.outcome()).isEqualTo(SyncRun.Outcome.SUPERSEDED);
    assertThat(delivered()).containsExactly("a", "b");
    assertThat(bench.watermark()).contains(at(4));
  }

  @Test
  void foreignRunSavesTheSamePositionTwice_thisOneStops() {
    place("a", "b", "c");
    bench.orders.onNext(
        batch -> {
          saveAsHost(new Checkpoint(at(1), 1));
          saveAsHost(new Checkpoint(at(1), 2));
        });

    assertThat(bench.runOrders().outcome()).isEqualTo(SyncRun.Outcome.SUPERSEDED);
  }

  /** Checkpoints whose storage is out of order for a while. */
  private static final class FragileCheckpoints implements CheckpointStore {

    private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
    private boolean unreadable;
    private boolean unwritable;

    @Override
    public Optional<Checkpoint> load(AccountId account, DataStream stream) {
      failIf(unreadable);
      return store.load(account, stream);
    }

    @Override
    public boolean save(AccountId account, DataStream stream, long expected, Instant watermark) {
      failIf(unwritable);
      return store.save(account, stream, expected, watermark);
    }

    @Override
    public void erase(AccountId account) {
      store.erase(account);
    }

    private static void failIf(boolean broken) {
      if (broken) {
        throw new SyncStoreException("no answer", new IOException("connection reset"));
      }
    }
  }

  @Test
  void checkpointStoreDoesNotAnswer_isNotAnAbsentCheckpoint() {
    FragileCheckpoints store = new FragileCheckpoints();
    bench.checkpoints = store;
    place("a");
    bench.run();
    shop.forgetWhatWasAsked();
    store.unreadable = true;

    SyncRun run = bench.run();

    assertThat(run.firstFailure().orElseThrow().kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(run.streams()).hasSize(1);
    assertThat(shop.asked()).isEmpty();
  }

  @Test
  void checkpointCannotBeSaved_pageComesAgain() {
    FragileCheckpoints store = new FragileCheckpoints();
    bench.checkpoints = store;
    place("a");
    store.unwritable = true;

    StreamFailure failure = bench.runOrders().failure();
    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.origin()).isEqualTo(StreamFailure.Origin.HOST);

    store.unwritable = false;
    bench.orders.forget();
    assertThat(bench.runOrders().succeeded()).isTrue();
    assertThat(delivered()).containsExactly("a");
  }

  @Test
  void stopAsked_runEndsAtTheBorderOfThePage() {
    place("a", "b", "c", "d", "e");
    bench.orders.onNext(batch -> bench.stop());

    SyncRun.StreamRun orders = bench.runOrders();

    assertThat(orders.outcome()).isEqualTo(SyncRun.Outcome.STOPPED);
    assertThat(orders.failure()).isNull();
    assertThat(delivered()).containsExactly("a", "b");
    assertThat(bench.watermark()).contains(at(1));
  }
}
