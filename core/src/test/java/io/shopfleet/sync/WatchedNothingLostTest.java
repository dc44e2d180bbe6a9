package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.sync.SyncRun.Trigger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/**
 * Where a marketplace tells the creation of orders alone: whatever happens in a shop while it is
 * read, and however small the budget, in the end the host knows what became of every order.
 */
class WatchedNothingLostTest {

  private static final Duration LAG = Duration.ofSeconds(2);
  private static final Phase[] LIFE = {
    Phase.UNPAID, Phase.AWAITING_SHIPMENT, Phase.IN_TRANSIT, Phase.DELIVERED, Phase.COMPLETED
  };

  /** Something that happens between two pages. */
  private sealed interface Event {}

  private record MovesOn(int order, boolean cancelled) implements Event {}

  private record Arrives(int ticksLater) implements Event {}

  private record SurfacesLate(int ticksBack) implements Event {}

  /** The marketplace tells an order in a way nobody understands, until somebody mends it. */
  private record IsDamaged(int order) implements Event {}

  private record SinkFails() implements Event {}

  private record PageFails() implements Event {}

  private record WatchFails() implements Event {}

  private record EndsAtBorder() implements Event {}

  private record Nothing() implements Event {}

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void ordersMoveOnWhileBeingRead_hostLearnsWhatBecameOfEach(
      @ForAll("ages") List<Integer> ages,
      @ForAll("events") List<Event> events,
      @ForAll @IntRange(min = 1, max = 4) int pageSize,
      @ForAll @IntRange(min = 1, max = 5) int budget,
      @ForAll boolean tellsTotal) {
    ScriptedShop shop = ScriptedShop.byCreation(Duration.ofDays(3)).pageSize(pageSize);
    if (!tellsTotal) {
      shop.withoutTotals();
    }
    OneShop bench =
        new OneShop(shop).with(SyncSettings.OVERLAP, LAG).with(SyncSettings.WATCH_BUDGET, budget);
    for (int i = 0; i < ages.size(); i++) {
      shop.put(
          Orders.order(
              "o" + i, LIFE[i % LIFE.length], ManualClock.START.minusSeconds(ages.get(i)), null));
    }
    events.forEach(event -> shop.afterPage(() -> happen(event, shop, bench)));

    // Every open order has had its turn when the budget came round twice.
    int quietRuns = 2 + 2 * (20 + events.size()) / budget;
    int quiet = 0;
    for (int run = 0; quiet < quietRuns; run++) {
      assertThat(run).as("runs until the shop is quiet").isLessThan(400);
      if (!shop.hasEventsLeft()) {
        mendAndRetry(shop, bench);
      }
      bench.clock.advance(Duration.ofSeconds(1));
      boolean good = bench.run().succeeded();
      bench.direct(RunControl.Directive.GO_ON);
      bench.brokenWatch = false;
      quiet = good && !shop.hasEventsLeft() ? quiet + 1 : 0;
    }

    assertThat(told(lastHeard(bench))).isEqualTo(told(shop.book()));
  }

  private static void happen(Event event, ScriptedShop shop, OneShop bench) {
    if (event instanceof MovesOn moves) {
      moveOn(shop, "o" + moves.order(), moves.cancelled());
    } else if (event instanceof Arrives arrives) {
      bench.clock.advance(Duration.ofSeconds(arrives.ticksLater()));
      place(shop, bench, 0);
    } else if (event instanceof SurfacesLate late) {
      place(shop, bench, late.ticksBack());
    } else if (event instanceof IsDamaged damaged) {
      shop.damage("o" + damaged.order());
    } else if (event instanceof SinkFails) {
      bench.orders.failNext();
    } else if (event instanceof PageFails) {
      shop.failNext(new IllegalStateException("connection reset"));
    } else if (event instanceof WatchFails) {
      bench.brokenWatch = true;
    } else if (event instanceof EndsAtBorder) {
      bench.direct(RunControl.Directive.CANCEL);
    }
  }

  /** As an operator does when a new version of the library reads what the old one could not. */
  private static void mendAndRetry(ScriptedShop shop, OneShop bench) {
    shop.book().keySet().forEach(shop::mend);
    List<String> parked =
        bench.parked.list(bench.account.id(), DataStream.ORDERS, null, 100).stream()
            .map(ParkedRecord::recordId)
            .toList();
    if (!parked.isEmpty()) {
      bench.run(RunRequest.records(Trigger.MANUAL, null, DataStream.ORDERS, parked));
    }
  }

  private static void place(ScriptedShop shop, OneShop bench, int ticksBack) {
    shop.put(
        Orders.order(
            "o" + shop.book().size(),
            Phase.UNPAID,
            bench.clock.instant().minusSeconds(ticksBack),
            null));
  }

  private static void moveOn(ScriptedShop shop, String id, boolean cancelled) {
    Order order = shop.book().get(id);
    if (order == null || order.status().isFinal()) {
      return;
    }
    int stage = List.of(LIFE).indexOf(order.status().phase());
    shop.change(id, cancelled ? Phase.CANCELLED : LIFE[stage + 1], null);
  }

  private static Map<String, Order> lastHeard(OneShop bench) {
    Map<String, Order> heard = new HashMap<>();
    bench.orders.records().forEach(order -> heard.put(order.id(), order));
    return heard;
  }

  private static Map<String, String> told(Map<String, Order> book) {
    Map<String, String> told = new TreeMap<>();
    book.forEach((id, order) -> told.put(id, order.status().raw()));
    return told;
  }

  @Provide
  Arbitrary<List<Integer>> ages() {
    return Arbitraries.integers().between(1, 40).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<Event> moves =
        Combinators.combine(Arbitraries.integers().between(0, 15), Arbitraries.of(true, false))
            .as(MovesOn::new);
    Arbitrary<Event> arrives = Arbitraries.integers().between(0, 2).map(Arrives::new);
    Arbitrary<Event> damaged = Arbitraries.integers().between(0, 15).map(IsDamaged::new);
    Arbitrary<Event> late = Arbitraries.integers().between(0, 2).map(SurfacesLate::new);
    return Arbitraries.frequencyOf(
            Tuple.of(6, moves),
            Tuple.of(2, arrives),
            Tuple.of(1, late),
            Tuple.of(2, damaged),
            Tuple.of(1, Arbitraries.create(SinkFails::new)),
            Tuple.of(1, Arbitraries.create(PageFails::new)),
            Tuple.of(1, Arbitraries.create(WatchFails::new)),
            Tuple.of(1, Arbitraries.create(EndsAtBorder::new)),
            Tuple.of(3, Arbitraries.create(Nothing::new)))
        .list()
        .ofMaxSize(25);
  }
}
