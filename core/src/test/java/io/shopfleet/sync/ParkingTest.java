package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Unreadable;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.sync.SyncRun.StreamRun;
import io.shopfleet.sync.SyncRun.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a record that cannot be read, or that the host does not take. */
class ParkingTest {

  private final ScriptedShop shop = ScriptedShop.byUpdate().pageSize(20);
  private final OneShop bench = new OneShop(shop);

  private static Instant at(int index) {
    return ManualClock.START.minusSeconds(600).plusSeconds(index);
  }

  private void place(String... ids) {
    for (int i = 0; i < ids.length; i++) {
      shop.put(Orders.placed(ids[i], at(i)));
    }
  }

  private List<String> delivered() {
    return bench.orders.records().stream().map(Order::id).toList();
  }

  private List<ParkedRecord> parked() {
    return bench.parked.list(bench.account.id(), DataStream.ORDERS, null, 100);
  }

  private void reject(String id) {
    bench.orders.onNext(
        batch -> {
          throw new RecordRejectedException(id, "no such warehouse");
        });
  }

  private StreamRun reread(String... ids) {
    return bench
        .run(RunRequest.records(Trigger.MANUAL, "ann", DataStream.ORDERS, List.of(ids)))
        .streams()
        .get(0);
  }

  @Test
  void unreadableRecord_isParkedAndTheOthersGoOn() {
    place("a", "b", "c");
    shop.damage("b");

    SyncRun run = bench.run();

    assertThat(delivered()).containsExactly("a", "c");
    assertThat(run.outcome()).isEqualTo(Outcome.COMPLETED_WITH_ITEM_ERRORS);
    assertThat(run.itemErrors()).isEqualTo(1);
    assertThat(run.streams().get(0).counts().fetched()).isEqualTo(3);
    assertThat(run.streams().get(0).counts().parked()).isEqualTo(1);
    assertThat(bench.watermark()).contains(at(2));
    assertThat(parked())
        .containsExactly(
            new ParkedRecord(
                bench.account.id(),
                DataStream.ORDERS,
                "b",
                "no price",
                "{\"id\":\"b\",",
                ManualClock.START,
                1));
    assertThat(bench.heard.events(FleetEvent.RecordParked.class))
        .extracting(FleetEvent.RecordParked::record)
        .containsExactly("b");
  }

  @Test
  void rejectedRecord_isParkedAndTheBatchComesAgainWithoutIt() {
    place("a", "b", "c");
    reject("b");

    StreamRun orders = bench.runOrders();

    assertThat(delivered()).containsExactly("a", "c");
    assertThat(orders.outcome()).isEqualTo(Outcome.COMPLETED_WITH_ITEM_ERRORS);
    assertThat(orders.counts().changed()).isEqualTo(2);
    assertThat(bench.orders.batches().get(0).checkpoint()).contains(new Checkpoint(at(2), 1));
    assertThat(parked()).extracting(ParkedRecord::reason).containsExactly("no such warehouse");
    assertThat(parked()).extracting(ParkedRecord::raw).allMatch(raw -> raw.contains("record of b"));
  }

  @Test
  void wholeBatchRejected_checkpointMovesAllTheSame() {
    place("a", "b");
    reject("a");
    reject("b");

    StreamRun orders = bench.runOrders();

    assertThat(delivered()).isEmpty();
    assertThat(orders.counts().parked()).isEqualTo(2);
    assertThat(bench.watermark()).contains(at(1));
  }

  @Test
  void rejectionOfAStranger_failsTheStream() {
    place("a");
    reject("somebody else");

    StreamRun orders = bench.runOrders();

    assertThat(orders.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(orders.message()).contains("somebody else", "not in the batch");
    assertThat(bench.watermark()).isEmpty();
    assertThat(parked()).isEmpty();
  }

  @Test
  void parkedRecordReadAgainById_isTakenAndNoLongerParked() {
    place("a", "b");
    shop.damage("b");
    bench.run();
    shop.mend("b");
    bench.clock.advance(Duration.ofMinutes(1));

    StreamRun orders = reread("b");

    assertThat(orders.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(delivered()).containsExactly("a", "b");
    assertThat(parked()).isEmpty();
  }

  @Test
  void retryFails_recordStaysAndItsAttemptsGrow() {
    place("a");
    shop.damage("a");
    bench.run();
    bench.clock.advance(Duration.ofMinutes(1));

    StreamRun orders = reread("a");

    assertThat(orders.outcome()).isEqualTo(Outcome.COMPLETED_WITH_ITEM_ERRORS);
    assertThat(orders.counts().missing()).isZero();
    assertThat(parked()).extracting(ParkedRecord::attempts).containsExactly(2);
    assertThat(parked())
        .extracting(ParkedRecord::parkedAt)
        .containsExactly(ManualClock.START.plus(Duration.ofMinutes(1)));
  }

  @Test
  void laterVersionOfAParkedRecordIsTaken_isNoLongerParked() {
    place("a");
    reject("a");
    bench.run();
    assertThat(parked()).hasSize(1);
    bench.clock.advance(Duration.ofMinutes(1));
    shop.put(Orders.placed("a", bench.clock.instant().minusSeconds(1)));

    assertThat(bench.run().outcome()).isEqualTo(Outcome.SUCCEEDED);

    assertThat(parked()).isEmpty();
  }

  @Test
  void goneRecordIsRetried_isReportedMissingAndStaysParked() {
    place("a");
    shop.damage("a");
    bench.run();
    shop.remove("a");

    StreamRun orders = reread("a");

    assertThat(orders.outcome()).isEqualTo(Outcome.COMPLETED_WITH_ITEM_ERRORS);
    assertThat(orders.counts().missing()).isEqualTo(1);
    assertThat(parked()).hasSize(1);
  }

  @Test
  void nineUnreadableRecordsOnAPage_areParked() {
    damagePage(9);

    assertThat(bench.runOrders().outcome()).isEqualTo(Outcome.COMPLETED_WITH_ITEM_ERRORS);

    assertThat(parked()).hasSize(9);
  }

  @Test
  void tenUnreadableRecordsAndNoOther_failTheStreamAndAreNotParked() {
    damagePage(10);

    StreamRun orders = bench.runOrders();

    assertThat(orders.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(orders.failure().kind()).isEqualTo(FailureKind.UNKNOWN);
    assertThat(orders.failure().origin()).isEqualTo(StreamFailure.Origin.MARKETPLACE);
    assertThat(orders.message()).contains("None of the 10 records", "no price");
    assertThat(parked()).isEmpty();
    assertThat(bench.watermark()).isEmpty();
  }

  @Test
  void tenUnreadableRecordsAndOneOther_areParked() {
    damagePage(10);
    shop.put(Orders.placed("good", at(90)));

    assertThat(bench.runOrders().outcome()).isEqualTo(Outcome.COMPLETED_WITH_ITEM_ERRORS);

    assertThat(delivered()).containsExactly("good");
    assertThat(parked()).hasSize(10);
  }

  private void damagePage(int orders) {
    for (int i = 0; i < orders; i++) {
      shop.put(Orders.placed("o" + i, at(i)));
      shop.damage("o" + i);
    }
  }

  @Test
  void parkingFails_checkpointStaysAndTheRecordComesAgain() {
    place("a", "b");
    shop.damage("b");
    bench.parkingBroken = true;

    StreamRun orders = bench.runOrders();

    assertThat(orders.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(orders.failure().origin()).isEqualTo(StreamFailure.Origin.HOST);
    assertThat(bench.watermark()).isEmpty();

    bench.parkingBroken = false;
    bench.runOrders();
    assertThat(parked()).hasSize(1);
    assertThat(bench.watermark()).contains(at(0));
  }

  @Test
  void manyParkedRecordsRetriedAndMostStillUnreadable_eachIsTriedAndCounted() {
    damagePage(24);
    shop.put(Orders.placed("good", at(90)));
    shop.pageSize(25);
    bench.run();
    shop.mend("o23");
    bench.clock.advance(Duration.ofMinutes(1));
    String[] ids =
        parked().stream().map(ParkedRecord::recordId).sorted(this::o23Last).toArray(String[]::new);

    StreamRun orders = reread(ids);

    assertThat(orders.outcome()).isEqualTo(Outcome.COMPLETED_WITH_ITEM_ERRORS);
    assertThat(orders.counts().parked()).isEqualTo(23);
    assertThat(delivered()).contains("o23");
    assertThat(parked()).hasSize(23).allMatch(record -> record.attempts() == 2);
  }

  private int o23Last(String one, String other) {
    return one.equals("o23") ? 1 : other.equals("o23") ? -1 : one.compareTo(other);
  }

  @Test
  void unreadableRecordWithoutAnId_isKnownByItsTextAndParkedOnce() {
    OneShop illegible =
        new OneShop(
            new ListingOf(
                shop,
                page ->
                    new Page<>(
                        List.of(), List.of(new Unreadable(null, "abc", "no id")), null, null)));

    illegible.run();
    illegible.run();

    assertThat(illegible.parked.list(illegible.account.id(), DataStream.ORDERS, null, 100))
        .extracting(ParkedRecord::recordId, ParkedRecord::attempts)
        .containsExactly(
            tuple("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 2));
  }

  @Test
  void nothingIsParked_noPageWaitsForTheParkedRecords() {
    place("a");
    shop.afterPage(() -> bench.parkingBroken = true);

    assertThat(bench.runOrders().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void hostTookNothing_parkedRecordsAreNotAsked() {
    place("a");
    shop.damage("a");
    bench.run();
    shop.remove("a");
    shop.afterPage(() -> bench.parkingBroken = true);

    assertThat(bench.runOrders().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }
}
