package io.shopfleet.stock;

import static io.shopfleet.stock.StockBench.A;
import static io.shopfleet.stock.StockBench.B;
import static io.shopfleet.stock.StockBench.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.SyncBatch;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.sync.SyncStoreException;
import io.shopfleet.sync.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EchoTest {

  private final StockBench bench = new StockBench();
  private final List<SyncBatch<StockLevel>> batches = new ArrayList<>();
  private final SyncSink<StockLevel> sink =
      bench.publisher.withoutEchoes((account, batch) -> batches.add(batch));

  @Test
  void readingOfWhatWasWritten_isAnEcho() {
    bench.showing(A, wish("x", 5));

    assertThat(bench.publisher.isEcho(A, level("x", 5))).isTrue();
    assertThat(bench.publisher.isEcho(A, level("x", 4))).isFalse();
    assertThat(bench.publisher.isEcho(A, level("x", 6))).isFalse();
    assertThat(bench.publisher.isEcho(A, level("y", 5))).isFalse();
    assertThat(bench.publisher.isEcho(B, level("x", 5))).isFalse();
  }

  @Test
  void echoes_areLeftOutAndCounted() {
    bench.showing(A, wish("x", 5), wish("y", 6));

    read(A, level("x", 5), level("y", 4), level("z", 9));

    assertThat(delivered()).containsExactly(level("y", 4), level("z", 9));
    assertThat(bench.events).containsExactly(new FleetEvent.StockEchoed(ManualClock.START, A, 1));
  }

  @Test
  void echoes_countAsUnchangedBesideWhatTheHostSays() {
    bench.showing(A, wish("x", 5), wish("y", 6));
    SyncSink<StockLevel> host =
        new SyncSink<>() {
          @Override
          public void accept(Account account, SyncBatch<StockLevel> batch) {
            take(account, batch);
          }

          @Override
          public Taken take(Account account, SyncBatch<StockLevel> batch) {
            return new Taken(1, batch.records().size() - 1);
          }
        };
    SyncSink<StockLevel> filtered = bench.publisher.withoutEchoes(host);

    assertThat(filtered.take(account(), batch(level("x", 5), level("u", 1), level("v", 2))))
        .isEqualTo(new Taken(1, 2));
    assertThat(filtered.take(account(), batch(level("x", 5)))).isEqualTo(new Taken(0, 1));
    assertThat(filtered.take(account(), batch(level("u", 1)))).isEqualTo(new Taken(1, 0));
  }

  private Account account() {
    return bench.accounts.find(A).orElseThrow();
  }

  private static SyncBatch<StockLevel> batch(StockLevel... levels) {
    return new SyncBatch<>(DataStream.INVENTORY, List.of(levels), null);
  }

  @Test
  void nothingWritten_batchPassesAsItIs() {
    SyncBatch<StockLevel> batch = read(A, level("x", 5));

    assertThat(batches).containsExactly(batch);
    assertThat(bench.events).isEmpty();
  }

  @Test
  void echoesAlone_areHandedOverOnlyWithACheckpoint() {
    bench.showing(A, wish("x", 5));
    Checkpoint next = new Checkpoint(ManualClock.START, 3);

    read(A, level("x", 5));
    sink.accept(
        bench.accounts.find(A).orElseThrow(),
        new SyncBatch<>(DataStream.INVENTORY, List.of(level("x", 5)), next));

    assertThat(batches).containsExactly(new SyncBatch<>(DataStream.INVENTORY, List.of(), next));
  }

  @Test
  void wishNotYetTaken_hasNoEcho() {
    bench.publish(A, wish("x", 5));

    assertThat(bench.publisher.isEcho(A, level("x", 5))).isFalse();
  }

  @Test
  void answerLost_readingIsNoEcho() {
    bench.showing(A, wish("x", 5));
    bench.shelves.mood(A, Shelves.Mood.LOSES_THE_ANSWER);
    bench.publish(A, wish("x", 8));
    bench.publisher.publishNow(A);

    assertThat(bench.publisher.isEcho(A, level("x", 5))).isFalse();
    assertThat(bench.publisher.isEcho(A, level("x", 8))).isFalse();
  }

  @Test
  void numberThatReturnsAfterASale_isNoEcho() {
    bench.showing(A, wish("x", 5));

    read(A, level("x", 4));
    read(A, level("x", 5));

    assertThat(delivered()).containsExactly(level("x", 4), level("x", 5));
  }

  @Test
  void readingThatDiffers_makesTheSameWishGoOutAgain() {
    bench.showing(A, wish("x", 5));
    read(A, level("x", 50));

    assertThat(bench.publisher.publishDue()).as("nobody wished for it").isZero();
    assertThat(bench.publish(A, wish("x", 5)).queued()).isEqualTo(1);
    bench.publisher.publishNow(A);

    assertThat(bench.sent()).containsExactly(Map.of("x", 5L));
    assertThat(bench.publisher.isEcho(A, level("x", 5))).isTrue();
  }

  @Test
  void shopThatNamesItsOnlyWarehouse_isRecognised() {
    bench.showing(A, wish("x", 5), wish("y", 6).in("W1"));

    assertThat(bench.publisher.isEcho(A, levelIn("W1", "x", 5))).isTrue();
    assertThat(bench.publisher.isEcho(A, levelIn("W1", "y", 6))).isTrue();
    assertThat(bench.publisher.isEcho(A, levelIn("W2", "y", 6))).isFalse();
  }

  @Test
  void writeThatIsNotedMeanwhile_isNotOverwritten() {
    bench.showing(A, wish("x", 5));
    bench.publish(A, wish("x", 8));
    bench.outbox.beforeSave(() -> bench.publisher.publishNow(A));

    read(A, level("x", 4));

    assertThat(bench.row(A, "x").desired()).isEqualTo(8);
    assertThat(bench.row(A, "x").shown()).isEqualTo(new Exposure(4, 8));
  }

  @Test
  void readingBelowZero_isNewsAndHoldsUpNothing() {
    bench.showing(A, wish("x", 5));
    StockLevel oversold = level("x", -2);

    assertThat(bench.publisher.isEcho(A, oversold)).isFalse();
    read(A, oversold);

    assertThat(delivered()).containsExactly(oversold);
    assertThat(bench.row(A, "x").shown()).isEqualTo(new Exposure(0, 5));
  }

  @Test
  void emptyWarehouse_isTheOnlyOne() {
    bench.showing(A, wish("x", 5).in(""));

    assertThat(bench.publisher.isEcho(A, level("x", 5))).isTrue();
    assertThat(bench.publish(A, wish("x", 5)).unchanged()).isEqualTo(1);
  }

  @Test
  void outboxDown_readingIsNotTakenForNews() {
    bench.showing(A, wish("x", 5));
    bench.outbox.down(true);

    assertThatExceptionOfType(SyncStoreException.class).isThrownBy(() -> read(A, level("x", 5)));
    assertThat(batches).isEmpty();
  }

  private SyncBatch<StockLevel> read(AccountId account, StockLevel... levels) {
    SyncBatch<StockLevel> batch = new SyncBatch<>(DataStream.INVENTORY, List.of(levels), null);
    sink.accept(bench.accounts.find(account).orElseThrow(), batch);
    return batch;
  }

  private List<StockLevel> delivered() {
    return batches.stream().flatMap(batch -> batch.records().stream()).toList();
  }

  private static StockLevel level(String sku, long available) {
    return new StockLevel("product-of-" + sku, sku, null, null, available, null);
  }

  private static StockLevel levelIn(String warehouse, String sku, long available) {
    return new StockLevel("product-of-" + sku, sku, null, warehouse, available, null);
  }
}
