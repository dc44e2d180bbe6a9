package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.platform.ManualClock;
import java.time.Duration;
import java.time.Instant;
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
 * Whatever happens in a shop while it is read, in the end the host's book is the shop's. The model
 * is the shop itself, and the overlap is no longer than what surfaces late can be late.
 */
class NothingLostTest {

  private static final int LAG_TICKS = 2;
  private static final Duration LAG = Duration.ofSeconds(LAG_TICKS);

  /** Something that happens between two pages. */
  private sealed interface Event {}

  /** An order changes; with no ticks passing it ties with whatever changed before. */
  private record Changes(int order, int ticksLater) implements Event {}

  /** A buyer places an order. */
  private record Arrives(int ticksLater) implements Event {}

  /** The marketplace shows a new order late, under a time that the reading may have passed. */
  private record SurfacesLate(int ticksBack) implements Event {}

  private record SinkFails() implements Event {}

  private record PageFails() implements Event {}

  /** The process dies between the sink and the checkpoint. */
  private record CheckpointFails() implements Event {}

  private record ParkingFails() implements Event {}

  /** The run is told to end, because it is paused or cancelled or its engine closes. */
  private record EndsAtBorder() implements Event {}

  private record Nothing() implements Event {}

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void rowsMoveWhilePaging_bookEqualsShop(
      @ForAll("agesInTicks") List<Integer> ages,
      @ForAll("events") List<Event> events,
      @ForAll("hiddenOrders") List<Integer> hidden,
      @ForAll @IntRange(min = 1, max = 4) int pageSize,
      @ForAll @IntRange(min = 0, max = 3) int settleTicks,
      @ForAll boolean tellsTotal) {
    ScriptedShop shop = ScriptedShop.byUpdate().pageSize(pageSize);
    if (!tellsTotal) {
      shop.withoutTotals();
    }
    OneShop bench =
        new OneShop(shop)
            .with(SyncSettings.OVERLAP, LAG)
            .with(SyncSettings.SETTLE, Duration.ofSeconds(settleTicks));
    FragileCheckpoints checkpoints = new FragileCheckpoints();
    bench.checkpoints = checkpoints;
    for (int i = 0; i < ages.size(); i++) {
      Instant at = ManualClock.START.minusSeconds(1L + ages.get(i));
      shop.put(Orders.order("o" + i, Phase.AWAITING_SHIPMENT, at, at));
    }
    hidden.stream().filter(i -> i < ages.size()).forEach(i -> shop.hide("o" + i));
    events.forEach(event -> shop.afterPage(() -> happen(event, shop, bench, checkpoints)));

    int quiet = 0;
    for (int run = 0; quiet < 2 + settleTicks; run++) {
      assertThat(run).as("runs until the shop is quiet").isLessThan(200);
      bench.clock.advance(Duration.ofSeconds(1));
      boolean good = bench.run().succeeded();
      bench.direct(RunControl.Directive.GO_ON);
      bench.parkingBroken = false;
      assertDeliveredUpToTheWatermark(shop, bench);
      quiet = good && !shop.hasEventsLeft() ? quiet + 1 : 0;
    }

    assertThat(told(bookOf(bench))).isEqualTo(told(shop.shown()));
  }

  /** The sentence of the guarantees, after every run and whatever happened in it. */
  private static void assertDeliveredUpToTheWatermark(ScriptedShop shop, OneShop bench) {
    Map<String, Order> book = bookOf(bench);
    Instant sure = bench.watermark().orElse(Instant.MIN.plus(LAG)).minus(LAG);
    shop.shown()
        .forEach(
            (id, order) -> {
              if (order.updatedAt().isBefore(sure)) {
                assertThat(book).containsKey(id);
                assertThat(book.get(id).updatedAt()).isEqualTo(order.updatedAt());
              }
            });
  }

  private static void happen(
      Event event, ScriptedShop shop, OneShop bench, FragileCheckpoints checkpoints) {
    if (event instanceof Changes changes) {
      bench.clock.advance(Duration.ofSeconds(changes.ticksLater()));
      String id = "o" + changes.order();
      if (shop.book().containsKey(id)) {
        shop.change(id, Phase.IN_TRANSIT, bench.clock.instant());
      }
    } else if (event instanceof Arrives arrives) {
      bench.clock.advance(Duration.ofSeconds(arrives.ticksLater()));
      shop.put(Orders.placed("new" + shop.book().size(), bench.clock.instant()));
    } else if (event instanceof SurfacesLate late) {
      Instant at = bench.clock.instant().minusSeconds(late.ticksBack());
      shop.put(Orders.placed("late" + shop.book().size(), at));
    } else if (event instanceof SinkFails) {
      bench.orders.failNext();
    } else if (event instanceof PageFails) {
      shop.failNext(new IllegalStateException("connection reset"));
    } else if (event instanceof CheckpointFails) {
      checkpoints.failNext();
    } else if (event instanceof ParkingFails) {
      bench.parkingBroken = true;
    } else if (event instanceof EndsAtBorder) {
      bench.direct(RunControl.Directive.PAUSE);
    }
  }

  /** What a host holds that never lets an older record replace a newer one. */
  private static Map<String, Order> bookOf(OneShop bench) {
    Map<String, Order> book = new HashMap<>();
    for (Order order : bench.orders.records()) {
      book.merge(
          order.id(),
          order,
          (held, read) -> read.updatedAt().isBefore(held.updatedAt()) ? held : read);
    }
    return book;
  }

  private static Map<String, String> told(Map<String, Order> book) {
    Map<String, String> told = new TreeMap<>();
    book.forEach((id, order) -> told.put(id, order.status() + " " + order.updatedAt()));
    return told;
  }

  @Provide
  Arbitrary<List<Integer>> agesInTicks() {
    return Arbitraries.integers().between(0, 4).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<Integer>> hiddenOrders() {
    return Arbitraries.integers().between(0, 11).list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<Event> changes =
        Combinators.combine(
                Arbitraries.integers().between(0, 11), Arbitraries.integers().between(0, 2))
            .as(Changes::new);
    Arbitrary<Event> arrives = Arbitraries.integers().between(0, 2).map(Arrives::new);
    return Arbitraries.frequencyOf(
            Tuple.of(6, changes),
            Tuple.of(2, arrives),
            Tuple.of(1, Arbitraries.integers().between(0, LAG_TICKS).map(SurfacesLate::new)),
            Tuple.of(1, Arbitraries.create(SinkFails::new)),
            Tuple.of(1, Arbitraries.create(PageFails::new)),
            Tuple.of(1, Arbitraries.create(CheckpointFails::new)),
            Tuple.of(1, Arbitraries.create(ParkingFails::new)),
            Tuple.of(1, Arbitraries.create(EndsAtBorder::new)),
            Tuple.of(3, Arbitraries.create(Nothing::new)))
        .list()
        .ofMaxSize(25);
  }
}
