package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.sync.OrderWatch.Watched;
import io.shopfleet.sync.SyncRun.Counts;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.sync.SyncRun.StreamRun;
import io.shopfleet.sync.SyncRun.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where creations alone are listed: orders that come by other ways than the listing's end. */
class WatchedScopesTest {

  private static final Instant OLD = ManualClock.START.minus(Duration.ofDays(60));
  private static final Instant T = ManualClock.START.minusSeconds(600);

  private final ScriptedShop shop = ScriptedShop.byCreation(Duration.ofDays(3)).pageSize(50);
  private final OneShop bench = new OneShop(shop);

  private List<String> delivered() {
    return bench.orders.records().stream().map(Order::id).toList();
  }

  private StreamRun runLater() {
    bench.clock.advance(Duration.ofMinutes(15));
    bench.orders.forget();
    shop.forgetWhatWasAsked();
    return bench.runOrders();
  }

  private StreamRun run(RunRequest request) {
    return bench.run(request).streams().get(0);
  }

  private static RunRequest byId(String... ids) {
    return RunRequest.records(Trigger.MANUAL, null, DataStream.ORDERS, List.of(ids));
  }

  @Test
  void openOrderOfABackfill_isWatchedUntilItIsFinal() {
    shop.put(Orders.order("old", Phase.IN_TRANSIT, OLD, null));
    run(RunRequest.backfill(null, OLD, OLD.plus(Duration.ofDays(1))));
    shop.change("old", Phase.COMPLETED, null);

    runLater();

    assertThat(bench.orders.records())
        .extracting(order -> order.status().phase())
        .containsExactly(Phase.COMPLETED);
    runLater();
    assertThat(shop.readById()).isEmpty();
  }

  @Test
  void backfillCancelledWhileChangesPassIt_whatWasHandedOverIsWatched() {
    shop.put(Orders.order("old", Phase.IN_TRANSIT, OLD, null));
    LongRun passing =
        new LongRun() {
          @Override
          public Instant start(DataStream stream, Instant from) {
            return from;
          }

          @Override
          public void reached(DataStream stream, Instant position) {}

          @Override
          public Set<DataStream> due() {
            bench.direct(RunControl.Directive.CANCEL);
            return Set.of(DataStream.ORDERS);
          }
        };

    RunRequest backfill = RunRequest.backfill(null, OLD, OLD.plus(Duration.ofDays(1)));
    SyncRun run = bench.sync().run(bench.account, backfill, bench::directive, passing);

    assertThat(run.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(delivered()).containsExactly("old");
    bench.direct(RunControl.Directive.GO_ON);
    shop.change("old", Phase.COMPLETED, null);
    runLater();
    assertThat(bench.orders.records())
        .extracting(order -> order.status().phase())
        .containsExactly(Phase.COMPLETED);
  }

  @Test
  void backfillMeetsASettledOrder_itIsHandedOverAndStaysSettled() {
    shop.put(Orders.order("settled", Phase.COMPLETED, T, null));
    bench.run();
    bench.orders.forget();

    run(RunRequest.backfill(null, T, T.plusSeconds(1)));
    assertThat(delivered()).containsExactly("settled");

    runLater();
    assertThat(shop.readById()).isEmpty();
  }

  @Test
  void openOrderFoundByASweep_isWatched() {
    shop.put(Orders.order("missed", Phase.IN_TRANSIT, OLD, null));
    run(RunRequest.sweep(Trigger.MANUAL, null, Set.of(DataStream.ORDERS), OLD, OLD.plusSeconds(1)));
    shop.change("missed", Phase.COMPLETED, null);

    runLater();

    assertThat(delivered()).containsExactly("missed");
  }

  @Test
  void parkedOrderReadAgainById_isWatchedFromThenOn() {
    shop.put(Orders.order("a", Phase.IN_TRANSIT, T, null));
    shop.put(Orders.order("behind", Phase.COMPLETED, T.plusSeconds(9), null));
    shop.damage("a");
    bench.run();
    shop.mend("a");
    assertThat(run(byId("a")).outcome()).isEqualTo(Outcome.SUCCEEDED);
    shop.change("a", Phase.COMPLETED, null);

    runLater();

    assertThat(bench.orders.records())
        .extracting(Order::id, order -> order.status().phase())
        .contains(tuple("a", Phase.COMPLETED));
  }

  @Test
  void orderNamedFromBeforeTheCutover_isHandedOverAndNotWatched() {
    shop.put(Orders.order("old", Phase.IN_TRANSIT, OLD, null));
    bench.with(SyncSettings.CUTOVER, OLD.plusSeconds(1));

    run(byId("old"));
    assertThat(delivered()).containsExactly("old");

    runLater();
    assertThat(shop.readById()).isEmpty();
  }

  @Test
  void watchFailsInABackfill_theRunFails() {
    shop.put(Orders.order("old", Phase.IN_TRANSIT, OLD, null));
    bench.brokenWatch = true;

    StreamRun orders = run(RunRequest.backfill(null, OLD, OLD.plusSeconds(1)));

    assertThat(orders.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(orders.failure().origin()).isEqualTo(StreamFailure.Origin.HOST);
  }

  @Test
  void tenUnreadableBesideOneThatIsKnown_areParked() {
    bench.with(SyncSettings.OVERLAP, Duration.ofHours(1));
    shop.put(Orders.order("known", Phase.COMPLETED, T, null));
    bench.run();
    IntStream.range(0, 10)
        .mapToObj(i -> "bad " + i)
        .forEach(
            id -> {
              shop.put(Orders.order(id, Phase.COMPLETED, T.plusSeconds(1), null));
              shop.damage(id);
            });

    StreamRun orders = runLater();

    assertThat(orders.outcome()).isEqualTo(Outcome.COMPLETED_WITH_ITEM_ERRORS);
    assertThat(orders.counts()).isEqualTo(new Counts(1, 11, 0, 1, 10, 0, 0, 0));
  }

  @Test
  void tenOfTheDueUnreadable_othersAreReadByTheNextRun() {
    for (int i = 10; i < 45; i++) {
      shop.put(Orders.order("o" + i, Phase.IN_TRANSIT, T.plusSeconds(i), null));
    }
    bench.with(SyncSettings.WATCH_BUDGET, 20);
    bench.run();
    runLater();
    List<String> due =
        bench.watch.next(bench.account.id(), 20).stream().map(Watched::orderId).toList();
    due.forEach(shop::damage);
    // The newest is always listed again, and must not be among those that are not read.
    assertThat(due).doesNotContain("o44");

    assertThat(runLater().outcome()).isEqualTo(Outcome.FAILED);
    runLater();

    assertThat(delivered()).hasSize(15).doesNotContainAnyElementsOf(due);
  }

  @Test
  void tenUnreadableListedAndNoOther_failTheStreamAndAreNotParked() {
    for (int i = 0; i < 10; i++) {
      shop.put(Orders.order("bad " + i, Phase.COMPLETED, T.plusSeconds(i), null));
      shop.damage("bad " + i);
    }

    StreamRun orders = bench.runOrders();

    assertThat(orders.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(orders.message()).contains("None of the 10 records");
    assertThat(bench.parked.count(bench.account.id())).isZero();
  }
}
