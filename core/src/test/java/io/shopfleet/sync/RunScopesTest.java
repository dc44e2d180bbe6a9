package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.Window;
import io.shopfleet.sync.HostRecords.Version;
import io.shopfleet.sync.SyncRun.Counts;
import io.shopfleet.sync.SyncRun.Kind;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.sync.SyncRun.StreamRun;
import io.shopfleet.sync.SyncRun.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Backfills, single records, sweeps, the cut-over date and dry runs. */
class RunScopesTest {

  private static final Instant LAST_YEAR = ManualClock.START.minus(Duration.ofDays(300));

  private final ScriptedShop shop = ScriptedShop.byUpdate();
  private final OneShop bench = new OneShop(shop);

  private List<String> delivered() {
    return bench.orders.records().stream().map(Order::id).toList();
  }

  private void placed(String id, Instant at) {
    shop.put(Orders.placed(id, at));
  }

  private StreamRun run(RunRequest request) {
    return bench.run(request).streams().get(0);
  }

  @Test
  void firstRun_startsAtTheRegistrationAndNotBefore() {
    placed("before", OneShop.REGISTERED.minusSeconds(1));
    placed("at", OneShop.REGISTERED);

    bench.run();

    assertThat(delivered()).containsExactly("at");
  }

  @Test
  void backfill_readsWhatWasCreatedInThePeriodHoweverLateItChanged() {
    Instant from = LAST_YEAR;
    Instant to = LAST_YEAR.plus(Duration.ofDays(70));
    placed("before", from.minusSeconds(1));
    placed("first", from);
    shop.put(
        Orders.order(
            "changed long after",
            Phase.COMPLETED,
            from.plus(Duration.ofDays(40)),
            to.plus(Duration.ofDays(100))));
    placed("last", to.minusSeconds(1));
    placed("after", to);

    SyncRun run = bench.run(RunRequest.backfill("ann", from, to));

    assertThat(delivered()).containsExactly("first", "changed long after", "last");
    assertThat(run.kind()).isEqualTo(Kind.BACKFILL);
    assertThat(run.actor()).isEqualTo("ann");
    assertThat(run.streams()).extracting(StreamRun::stream).containsExactly(DataStream.ORDERS);
    assertThat(run.streams().get(0).window()).isEqualTo(new Window(from, to));
    assertThat(shop.windowsByCreation())
        .containsExactly(
            new Window(from, from.plus(Duration.ofDays(30))),
            new Window(from.plus(Duration.ofDays(30)), from.plus(Duration.ofDays(60))),
            new Window(from.plus(Duration.ofDays(60)), to));
  }

  @Test
  void backfill_leavesTheCheckpointWhereItWas() {
    placed("new", ManualClock.START.minusSeconds(60));
    placed("old", LAST_YEAR);
    bench.run();

    bench.run(RunRequest.backfill(null, LAST_YEAR, ManualClock.START));

    assertThat(bench.checkpoints.load(bench.account.id(), DataStream.ORDERS))
        .contains(new Checkpoint(ManualClock.START.minusSeconds(60), 1));
    assertThat(bench.orders.batches().get(1).checkpoint()).isEmpty();
  }

  @Test
  void backfillOfNothing_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunRequest.backfill(null, LAST_YEAR, LAST_YEAR))
        .withMessageContaining("before it starts");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RunRequest.Scope.Backfill(
                    Set.of(DataStream.INVENTORY), LAST_YEAR, ManualClock.START))
        .withMessageContaining("read whole");
  }

  @Test
  void recordsById_areReadHoweverOldAndMoveNothing() {
    placed("old", LAST_YEAR);
    bench.with(SyncSettings.CUTOVER, ManualClock.START);

    StreamRun orders =
        run(
            RunRequest.records(
                Trigger.WEBHOOK, null, DataStream.ORDERS, List.of("old", "old", "gone")));

    assertThat(delivered()).containsExactly("old");
    assertThat(shop.readById()).containsExactly(Set.of("old", "gone"));
    assertThat(orders.counts()).isEqualTo(new Counts(1, 1, 1, 0, 0, 0, 1, 0));
    assertThat(orders.outcome()).isEqualTo(Outcome.COMPLETED_WITH_ITEM_ERRORS);
    assertThat(bench.watermark()).isEmpty();
  }

  @Test
  void manyRecordsById_areReadTwentyTogetherAndNoneInVain() {
    List<String> ids = IntStream.range(0, 40).mapToObj(i -> "o" + i).toList();
    ids.forEach(id -> placed(id, LAST_YEAR));

    SyncRun run = bench.run(RunRequest.records(Trigger.MANUAL, null, DataStream.ORDERS, ids));

    assertThat(run.kind()).isEqualTo(Kind.RECORDS);
    assertThat(delivered()).hasSize(40);
    assertThat(shop.readById()).extracting(Set::size).containsExactly(20, 20);
  }

  @Test
  void ordersBegunBeforeTheCutover_areCountedAndNotHandedOver() {
    Instant cutover = ManualClock.START.minusSeconds(100);
    bench.with(SyncSettings.CUTOVER, cutover);
    shop.put(
        Orders.order(
            "old, changed now", Phase.COMPLETED, cutover.minusSeconds(1), cutover.plusSeconds(9)));
    shop.put(Orders.order("on the tick", Phase.COMPLETED, cutover, cutover.plusSeconds(8)));

    StreamRun orders = bench.runOrders();

    assertThat(delivered()).containsExactly("on the tick");
    assertThat(orders.counts().fetched()).isEqualTo(2);
    assertThat(orders.counts().skipped()).isEqualTo(1);
    assertThat(orders.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(bench.watermark()).contains(cutover.plusSeconds(9));
  }

  @Test
  void watchedOrdersBegunBeforeTheCutover_costNoBudget() {
    ScriptedShop listing = ScriptedShop.byCreation(Duration.ofDays(3));
    OneShop watched = new OneShop(listing);
    watched.with(SyncSettings.CUTOVER, ManualClock.START.minusSeconds(100));
    listing.put(
        Orders.order("old", Phase.AWAITING_SHIPMENT, ManualClock.START.minusSeconds(101), null));
    listing.put(
        Orders.order("new", Phase.AWAITING_SHIPMENT, ManualClock.START.minusSeconds(100), null));

    watched.run();

    assertThat(listing.readById()).containsExactly(Set.of("new"));
  }

  @Test
  void sweep_handsOverWhatTheHostLacksAndCountsIt() {
    Map<String, Version> host = new HashMap<>();
    bench.hostRecords =
        (account, stream, ids) -> {
          Map<String, Version> found = new HashMap<>(host);
          found.keySet().retainAll(ids);
          return found;
        };
    Instant at = ManualClock.START.minusSeconds(600);
    placed("same", at);
    placed("outdated", at.plusSeconds(1));
    placed("absent", at.plusSeconds(2));
    placed("newer at the host", at.plusSeconds(3));
    host.put("same", new Version(at, "AWAITING_SHIPMENT"));
    host.put("outdated", new Version(at, "UNPAID"));
    host.put("newer at the host", new Version(at.plusSeconds(4), "IN_TRANSIT"));

    StreamRun orders =
        run(
            RunRequest.sweep(
                Trigger.SCHEDULE,
                null,
                Set.of(DataStream.ORDERS),
                OneShop.REGISTERED,
                ManualClock.START));

    assertThat(delivered()).containsExactly("outdated", "absent");
    assertThat(orders.counts().repaired()).isEqualTo(2);
    assertThat(orders.counts().skipped()).isEqualTo(2);
    assertThat(bench.watermark()).isEmpty();
  }

  @Test
  void sweepWhereNoChangeTimeIsTold_comparesTheStatus() {
    assertThat(new Version(null, "220").isBehind(new Version(null, "220"))).isFalse();
    assertThat(new Version(null, "220").isBehind(new Version(null, "400"))).isTrue();
    assertThat(new Version(null, null).isBehind(new Version(null, "400"))).isTrue();
    assertThat(new Version(LAST_YEAR, "220").isBehind(new Version(null, "220"))).isFalse();
  }

  @Test
  void sweepWhereTwoChangesCameInOneSecond_comparesTheStatusToo() {
    Version host = new Version(LAST_YEAR, "220");

    assertThat(host.isBehind(new Version(LAST_YEAR, "220"))).isFalse();
    assertThat(host.isBehind(new Version(LAST_YEAR, "400"))).isTrue();
    assertThat(host.isBehind(new Version(LAST_YEAR.minusNanos(1), "400"))).isFalse();
    assertThat(host.isBehind(new Version(LAST_YEAR.plusNanos(1), "220"))).isTrue();
    // A host that keeps no status has nothing to compare.
    assertThat(new Version(LAST_YEAR, null).isBehind(new Version(LAST_YEAR, "400"))).isFalse();
  }

  @Test
  void hostsSideDoesNotAnswer_isTheHostsTroubleAndNoBug() {
    placed("a", ManualClock.START.minusSeconds(60));
    bench.hostRecords =
        (account, stream, ids) -> {
          throw new IllegalStateException("connection refused");
        };

    StreamRun orders =
        run(
            RunRequest.sweep(
                Trigger.MANUAL,
                null,
                Set.of(DataStream.ORDERS),
                OneShop.REGISTERED,
                ManualClock.START));

    assertThat(orders.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(orders.failure().origin()).isEqualTo(StreamFailure.Origin.HOST);
    assertThat(orders.message()).contains("connection refused").doesNotContain("bug");
  }

  @Test
  void sweepOfAPeriodWithoutOrders_hostIsNotAsked() {
    bench.hostRecords =
        (account, stream, ids) -> {
          throw new IllegalStateException("connection refused");
        };

    SyncRun run =
        bench.run(
            RunRequest.sweep(
                Trigger.MANUAL,
                null,
                Set.of(DataStream.ORDERS),
                OneShop.REGISTERED,
                ManualClock.START));

    assertThat(run.kind()).isEqualTo(Kind.SWEEP);
    assertThat(run.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void sweepWithoutTheHostsSide_handsEverythingOver() {
    placed("a", ManualClock.START.minusSeconds(60));

    StreamRun orders =
        run(
            RunRequest.sweep(
                Trigger.MANUAL,
                null,
                Set.of(DataStream.ORDERS),
                OneShop.REGISTERED,
                ManualClock.START));

    assertThat(delivered()).containsExactly("a");
    assertThat(orders.counts().repaired()).isZero();
  }

  @Test
  void dryRun_showsWhatWouldComeAndChangesNothing() {
    placed("a", ManualClock.START.minusSeconds(60));
    placed("b", ManualClock.START.minusSeconds(50));
    shop.damage("b");

    DryRun dry = DryRun.of(bench.sync(), bench.account, RunRequest.now("ann"));

    assertThat(dry.orders()).extracting(Order::id).containsExactly("a");
    assertThat(dry.parked()).extracting(ParkedRecord::recordId).containsExactly("b");
    assertThat(dry.run().outcome()).isEqualTo(Outcome.COMPLETED_WITH_ITEM_ERRORS);
    assertThat(bench.orders.batches()).isEmpty();
    assertThat(bench.watermark()).isEmpty();
    assertThat(bench.parked.count(bench.account.id())).isZero();
    assertThat(bench.heard.events()).isEmpty();
  }

  @Test
  void dryRunOfWatchedOrders_readsThemAndWatchesNone() {
    ScriptedShop listing = ScriptedShop.byCreation(Duration.ofDays(3));
    OneShop watched = new OneShop(listing);
    listing.put(
        Orders.order("a", Phase.AWAITING_SHIPMENT, ManualClock.START.minusSeconds(60), null));

    DryRun dry = DryRun.of(watched.sync(), watched.account, RunRequest.now(null));

    assertThat(dry.orders()).extracting(Order::id).containsExactly("a", "a");
    assertThat(watched.watch.next(watched.account.id(), 10)).isEmpty();
  }

  @Test
  void pausedAtAPageBorder_nextRunGoesOnThere() {
    for (int i = 0; i < 5; i++) {
      placed("o" + i, ManualClock.START.minusSeconds(100 - i));
    }
    bench.orders.onNext(batch -> bench.direct(RunControl.Directive.PAUSE));
    assertThat(bench.run().outcome()).isEqualTo(Outcome.PAUSED);
    assertThat(delivered()).containsExactly("o0", "o1");
    bench.direct(RunControl.Directive.GO_ON);

    assertThat(bench.run().outcome()).isEqualTo(Outcome.SUCCEEDED);

    assertThat(delivered()).containsSequence("o0", "o1").contains("o2", "o3", "o4");
    assertThat(bench.heard.events()).isNotEmpty();
  }

  @Test
  void directives_areOutcomesOfTheirOwn() {
    placed("a", ManualClock.START.minusSeconds(60));

    for (RunControl.Directive directive : RunControl.Directive.values()) {
      bench.direct(directive);
      Outcome expected =
          switch (directive) {
            case GO_ON -> Outcome.SUCCEEDED;
            case STOP -> Outcome.STOPPED;
            case PAUSE -> Outcome.PAUSED;
            case CANCEL -> Outcome.CANCELLED;
            case GIVE_WAY -> Outcome.SUPERSEDED;
          };
      assertThat(bench.run().outcome()).isEqualTo(expected);
    }
  }

  @Test
  void shopWithoutSales_isNotReadFromItsBeginningForEver() {
    bench.with(SyncSettings.FROM, LAST_YEAR);
    bench.run();

    assertThat(bench.watermark()).contains(ManualClock.START.minus(Duration.ofDays(1)));
    shop.forgetWhatWasAsked();
    bench.clock.advance(Duration.ofHours(1));
    bench.run();

    assertThat(shop.asked()).hasSize(1);
    assertThat(shop.asked().get(0).window().from())
        .isEqualTo(ManualClock.START.minus(Duration.ofDays(1)));
  }
}
