package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders of a marketplace that lists them by their creation alone. */
class WatchedOrdersTest {

  private static final Instant T = ManualClock.START.minusSeconds(600);

  private final ScriptedShop shop = ScriptedShop.byCreation(Duration.ofDays(3));
  private final OneShop bench = new OneShop(shop);

  private static Instant at(long seconds) {
    return T.plusSeconds(seconds);
  }

  private List<String> delivered() {
    return bench.orders.records().stream().map(Order::id).toList();
  }

  private void place(Phase phase, String... ids) {
    for (int i = 0; i < ids.length; i++) {
      shop.put(Orders.order(ids[i], phase, at(i), null));
    }
  }

  /** Runs again a little later, and forgets what was before. */
  private SyncRun.StreamRun runLater(Duration later) {
    bench.clock.advance(later);
    bench.orders.forget();
    shop.forgetWhatWasAsked();
    return bench.runOrders();
  }

  @Test
  void newOrders_areListedAndThenReadById() {
    place(Phase.AWAITING_SHIPMENT, "a", "b", "c");

    assertThat(bench.runOrders().succeeded()).isTrue();

    assertThat(delivered()).containsExactly("a", "b", "c", "a", "b", "c");
    assertThat(shop.readById()).containsExactly(Set.of("a", "b", "c"));
    assertThat(bench.watermark()).contains(at(2));
  }

  @Test
  void listedOrderUnchanged_isNotHandedOverAgainByTheListing() {
    bench.with(SyncSettings.OVERLAP, Duration.ofHours(1));
    place(Phase.COMPLETED, "a", "b");
    bench.run();

    runLater(Duration.ofMinutes(15));

    assertThat(shop.asked()).isNotEmpty();
    assertThat(delivered()).isEmpty();
  }

  @Test
  void listedOrderWithAnotherStatus_isHandedOver() {
    bench.with(SyncSettings.OVERLAP, Duration.ofHours(1));
    place(Phase.COMPLETED, "a", "b");
    bench.run();
    shop.change("a", Phase.RETURNED, null);

    runLater(Duration.ofMinutes(15));

    assertThat(delivered()).contains("a").doesNotContain("b");
    assertThat(shop.readById()).containsExactly(Set.of("a"));
  }

  @Test
  void orderAppearsADayLate_isFoundWithinTheOverlap() {
    bench.with(SyncSettings.OVERLAP, Duration.ofDays(2));
    place(Phase.COMPLETED, "a");
    bench.run();
    // Placed long before and paid only now, so it was in no listing until now.
    shop.put(Orders.order("late", Phase.AWAITING_SHIPMENT, T.minus(Duration.ofHours(23)), null));

    runLater(Duration.ofDays(1));

    assertThat(delivered()).contains("late");
  }

  @Test
  void orderAppearsBehindTheOverlap_isNotFound() {
    bench.with(SyncSettings.OVERLAP, Duration.ofDays(2));
    place(Phase.COMPLETED, "a");
    bench.run();
    Instant edge = T.minus(Duration.ofDays(2));
    shop.put(Orders.order("edge", Phase.COMPLETED, edge, null));
    shop.put(Orders.order("behind", Phase.COMPLETED, edge.minusNanos(1), null));

    runLater(Duration.ofDays(1));

    assertThat(delivered()).contains("edge").doesNotContain("behind");
  }

  @Test
  void openOrder_isReadByIdUntilItIsFinalAndThenNeverAgain() {
    place(Phase.AWAITING_SHIPMENT, "a");
    bench.run();

    runLater(Duration.ofMinutes(15));
    assertThat(shop.readById()).containsExactly(Set.of("a"));

    shop.change("a", Phase.COMPLETED, null);
    runLater(Duration.ofMinutes(15));
    assertThat(bench.orders.records()).extracting(Order::status).allMatch(s -> s.isFinal());
    assertThat(delivered()).isNotEmpty();

    // The boundary order is still listed, but nothing is left to learn about it.
    runLater(Duration.ofMinutes(15));
    assertThat(shop.readById()).isEmpty();
    assertThat(delivered()).isEmpty();
  }

  @Test
  void finalInTheListing_isReadByIdOnceMore() {
    place(Phase.CANCELLED, "a");

    bench.run();
    assertThat(shop.readById()).containsExactly(Set.of("a"));

    runLater(Duration.ofMinutes(15));
    assertThat(shop.readById()).isEmpty();
  }

  @Test
  void unknownStatus_staysWatched() {
    place(Phase.UNKNOWN, "a");
    bench.run();

    runLater(Duration.ofMinutes(15));

    assertThat(shop.readById()).containsExactly(Set.of("a"));
  }

  @Test
  void moreOpenOrdersThanTheBudget_oldestReadingFirst() {
    bench.with(SyncSettings.WATCH_BUDGET, 2);
    place(Phase.AWAITING_SHIPMENT, "a", "b", "c", "d", "e");

    bench.run();
    assertThat(shop.readById()).containsExactly(Set.of("a", "b"));
    runLater(Duration.ofMinutes(15));
    assertThat(shop.readById()).containsExactly(Set.of("c", "d"));
    runLater(Duration.ofMinutes(15));
    assertThat(shop.readById()).containsExactly(Set.of("e", "a"));
    runLater(Duration.ofMinutes(15));
    assertThat(shop.readById()).containsExactly(Set.of("b", "c"));
  }

  @Test
  void budgetShort_openOrdersGoBeforeThoseBelievedFinal() {
    bench.with(SyncSettings.WATCH_BUDGET, 2);
    place(Phase.COMPLETED, "a", "b");
    shop.put(Orders.order("open 1", Phase.IN_TRANSIT, at(5), null));
    shop.put(Orders.order("open 2", Phase.IN_TRANSIT, at(6), null));

    bench.run();

    assertThat(shop.readById()).containsExactly(Set.of("open 1", "open 2"));
  }

  @Test
  void manyDue_areReadTwentyTogether() {
    shop.pageSize(50);
    for (int i = 0; i < 41; i++) {
      shop.put(Orders.order("o" + i, Phase.AWAITING_SHIPMENT, at(i), null));
    }

    bench.run();

    assertThat(shop.readById()).extracting(Set::size).containsExactly(20, 20, 1);
  }

  @Test
  void orderMissingById_staysWatchedAtTheEndOfTheQueue() {
    bench.with(SyncSettings.WATCH_BUDGET, 1);
    place(Phase.AWAITING_SHIPMENT, "a", "b");
    bench.run();
    Order hiddenAway = shop.book().get("b");
    shop.remove("b");

    assertThat(runLater(Duration.ofMinutes(15)).succeeded()).isTrue();
    assertThat(shop.readById()).containsExactly(Set.of("b"));
    runLater(Duration.ofMinutes(15));
    assertThat(shop.readById()).containsExactly(Set.of("a"));

    shop.put(hiddenAway);
    shop.change("b", Phase.COMPLETED, null);
    runLater(Duration.ofMinutes(15));
    assertThat(delivered()).contains("b");
  }

  @Test
  void windowLongerThanAllowed_isSplitAndStitched() {
    Instant from = ManualClock.START.minus(Duration.ofDays(7));
    bench.with(SyncSettings.FROM, from);
    Instant seam = from.plus(Duration.ofDays(3));
    shop.put(Orders.order("before", Phase.COMPLETED, seam.minusNanos(1), null));
    shop.put(Orders.order("at", Phase.COMPLETED, seam, null));

    assertThat(bench.runOrders().window()).isEqualTo(new Window(from, ManualClock.START));

    assertThat(shop.asked())
        .extracting(ScriptedShop.Asked::window)
        .containsExactly(
            new Window(from, seam),
            new Window(seam, seam.plus(Duration.ofDays(3))),
            new Window(seam.plus(Duration.ofDays(3)), ManualClock.START));
    assertThat(delivered()).startsWith("before", "at");
  }

  @Test
  void laterWindowFails_earlierOnesAreDone() {
    Instant from = ManualClock.START.minus(Duration.ofDays(7));
    bench.with(SyncSettings.FROM, from);
    shop.put(Orders.order("first", Phase.COMPLETED, from.plusSeconds(1), null));
    shop.afterPage(() -> shop.failNext(new IllegalStateException("gone")));

    assertThat(bench.runOrders().succeeded()).isFalse();

    assertThat(bench.watermark()).contains(from.plus(Duration.ofDays(3)));
  }

  @Test
  void windowNotReadToItsEnd_watermarkStays() {
    place(Phase.COMPLETED, "a", "b", "c");
    shop.afterPage(() -> shop.failNext(new IllegalStateException("gone")));

    assertThat(bench.runOrders().succeeded()).isFalse();
    assertThat(bench.watermark()).isEmpty();

    assertThat(bench.runOrders().succeeded()).isTrue();
    assertThat(delivered()).contains("a", "b", "c");
  }

  @Test
  void rowsCloseUpWhileListing_nobodyIsLost() {
    place(Phase.AWAITING_SHIPMENT, "a", "b", "c", "d");
    shop.afterPage(() -> shop.remove("a"));

    assertThat(bench.runOrders().succeeded()).isTrue();

    assertThat(delivered()).contains("b", "c", "d");
  }

  @Test
  void ordersArriveWhileEveryPageIsListed_runsGoOnAllTheSame() {
    shop.withoutTotals();
    place(Phase.AWAITING_SHIPMENT, "m", "n", "o", "p", "q");
    for (int i = 0; i < 30; i++) {
      // Paid only now, so it surfaces among what was listed already.
      String late = "late %02d".formatted(i);
      shop.afterPage(() -> shop.put(Orders.order(late, Phase.AWAITING_SHIPMENT, at(1), null)));
    }

    assertThat(bench.runOrders().outcome()).isEqualTo(SyncRun.Outcome.SUCCEEDED);

    assertThat(bench.watermark()).contains(at(4));
    assertThat(shop.readById()).isNotEmpty();
  }

  @Test
  void sinkFails_ordersComeAgain() {
    place(Phase.AWAITING_SHIPMENT, "a", "b");
    bench.orders.failNext();

    assertThat(bench.runOrders().succeeded()).isFalse();
    assertThat(bench.watermark()).isEmpty();

    assertThat(bench.runOrders().succeeded()).isTrue();
    assertThat(delivered()).contains("a", "b");
  }

  @Test
  void watchFailsAfterTheHostTookAPage_theOrdersAreWatchedByTheNextRun() {
    // The newest is on the first page, so the checkpoint lies behind the order of the last one.
    place(Phase.AWAITING_SHIPMENT, "b", "last");
    shop.put(Orders.order("a newest", Phase.AWAITING_SHIPMENT, at(60), null));
    bench.orders.onNext(batch -> {});
    bench.orders.onNext(batch -> bench.brokenWatch = true);

    assertThat(bench.runOrders().succeeded()).isFalse();
    bench.brokenWatch = false;
    assertThat(bench.runOrders().succeeded()).isTrue();

    AccountId account = bench.account.id();
    assertThat(bench.watch.find(account, List.of("a newest", "b", "last")))
        .containsOnlyKeys("a newest", "b", "last");
  }

  @Test
  void settledAndNoLongerListed_isForgotten() {
    bench.with(SyncSettings.OVERLAP, Duration.ofHours(1));
    place(Phase.COMPLETED, "a");
    bench.run();
    shop.put(
        Orders.order("next day", Phase.IN_TRANSIT, ManualClock.START.plusSeconds(80_000), null));
    runLater(Duration.ofDays(1));
    runLater(Duration.ofMinutes(15));

    assertThat(bench.watch.find(bench.account.id(), List.of("a", "next day")))
        .containsOnlyKeys("next day");
  }

  @Test
  void stopAskedWhileReadingAgain_endsAtTheBorderOfThePage() {
    place(Phase.AWAITING_SHIPMENT, "a");
    bench.orders.onNext(batch -> bench.stop());

    assertThat(bench.runOrders().outcome()).isEqualTo(SyncRun.Outcome.STOPPED);

    assertThat(delivered()).containsExactly("a");
    Optional<Checkpoint> reached = bench.checkpoints.load(bench.account.id(), DataStream.ORDERS);
    assertThat(reached).contains(new Checkpoint(at(0), 1));
  }

  @Test
  void knownOrdersListedTogetherWithNews_countAsUnchanged() {
    shop.pageSize(5);
    bench.with(SyncSettings.OVERLAP, Duration.ofHours(1));
    place(Phase.COMPLETED, "a", "b");
    bench.run();
    shop.put(Orders.order("c", Phase.COMPLETED, at(5), null));

    SyncRun.StreamRun orders = runLater(Duration.ofMinutes(15));

    // The new one is listed, and read by id.
    assertThat(delivered()).containsExactly("c", "c");
    assertThat(orders.counts()).isEqualTo(new SyncRun.Counts(2, 4, 2, 2, 0, 0, 0, 0));
  }

  /** Tells every order twice that is asked for by id. */
  private record ToldTwice(OrderSource shop) implements OrderSource {

    @Override
    public OrderFeed feed() {
      return shop.feed();
    }

    @Override
    public Page<Order> orders(Account account, Window window, @Nullable String cursor) {
      return shop.orders(account, window, cursor);
    }

    @Override
    public Page<Order> ordersCreated(Account account, Window window, @Nullable String cursor) {
      return shop.ordersCreated(account, window, cursor);
    }

    @Override
    public Found<Order> ordersById(Account account, Collection<String> ids) {
      List<Order> once = shop.ordersById(account, ids).items();
      return Found.of(Stream.concat(once.stream(), once.stream()).toList());
    }
  }

  @Test
  void orderToldTwiceInOneAnswer_isReadAndSettledAllTheSame() {
    OneShop twice = new OneShop(new ToldTwice(shop));
    place(Phase.COMPLETED, "a");
    assertThat(twice.runOrders().succeeded()).isTrue();
    shop.forgetWhatWasAsked();
    twice.clock.advance(Duration.ofMinutes(15));

    twice.run();

    assertThat(shop.readById()).isEmpty();
  }
}
