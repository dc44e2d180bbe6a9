package io.shopfleet.stock;

import static io.shopfleet.stock.StockBench.A;
import static io.shopfleet.stock.StockBench.B;
import static io.shopfleet.stock.StockBench.key;
import static io.shopfleet.stock.StockBench.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.TenantId;
import io.shopfleet.commerce.StockChange;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StockPublisherTest {

  private final StockBench bench = new StockBench();

  @Test
  void newWish_isSentOnceAndConfirmed() {
    StockReceipt receipt = bench.publish(A, wish("x", 5).in("W1"));

    assertThat(receipt).isEqualTo(new StockReceipt(1, 0, 0, List.of(), 0));
    assertThat(bench.publisher.publishDue()).isEqualTo(1);
    assertThat(bench.publisher.publishDue()).isZero();
    assertThat(bench.shelves.calls)
        .containsExactly(
            new Shelves.Call(A, List.of(new StockChange("product-of-x", "x", "W1", 5))));
    assertThat(bench.events)
        .containsExactly(new FleetEvent.StockPublished(ManualClock.START, A, 1));
  }

  @Test
  void unchangedWish_isDroppedAndCounted() {
    bench.showing(A, wish("x", 5), wish("y", 6));

    StockReceipt receipt = bench.publish(A, wish("x", 5), wish("y", 7));

    assertThat(receipt).isEqualTo(new StockReceipt(1, 1, 0, List.of(), 0));
    bench.publisher.publishNow(A);
    assertThat(bench.sent()).containsExactly(Map.of("y", 7L));
  }

  @Test
  void severalWishesForOneSku_onlyTheNewestIsSent() {
    bench.publish(A, wish("x", 5));
    bench.publish(A, wish("x", 9));
    StockReceipt receipt = bench.publish(A, wish("x", 3), wish("x", 4));

    bench.publisher.publishNow(A);

    assertThat(receipt.superseded()).isEqualTo(1);
    assertThat(bench.sent()).containsExactly(Map.of("x", 4L));
  }

  @Test
  void wishTakenBackBeforeItWasSent_costsNoCall() {
    bench.showing(A, wish("x", 5));
    bench.publish(A, wish("x", 8));

    StockReceipt receipt = bench.publish(A, wish("x", 5));

    assertThat(receipt.unchanged()).isEqualTo(1);
    assertThat(bench.publisher.publishDue()).isZero();
  }

  @Test
  void sameWishWhileItWaits_isUnchanged() {
    bench.publish(A, wish("x", 5));

    assertThat(bench.publish(A, wish("x", 5)).unchanged()).isEqualTo(1);
  }

  @Test
  void zeroGoesFirst_thenLess_thenUnclear_thenMore() {
    bench.showing(A, wish("more", 5), wish("less", 5), wish("zero", 5));
    bench.publish(A, wish("more", 6), wish("new", 7), wish("less", 4), wish("zero", 0));

    StockRound round = bench.publisher.publishNow(A);

    assertThat(bench.sent())
        .containsExactly(
            Map.of("zero", 0L), Map.of("less", 4L), Map.of("new", 7L), Map.of("more", 6L));
    assertThat(round).isEqualTo(new StockRound(4, 0, 0));
  }

  @Test
  void accountsWithAZero_goBeforeThoseWithout() {
    bench.publish(A, wish("x", 5));
    bench.clock.advance(Duration.ofSeconds(1));
    bench.publish(B, wish("x", 0));

    bench.publisher.publishDue();

    assertThat(bench.shelves.calls).extracting(Shelves.Call::account).containsExactly(B, A);
  }

  @Test
  void manyRows_areSentInBatches() {
    StockWish[] wishes =
        IntStream.range(0, 250).mapToObj(i -> wish("sku-" + i, i + 1)).toArray(StockWish[]::new);
    bench.publish(A, wishes);

    StockRound round = bench.publisher.publishNow(A);

    assertThat(bench.shelves.calls)
        .extracting(call -> call.changes().size())
        .containsExactly(100, 100, 50);
    assertThat(round.accepted()).isEqualTo(250);
  }

  @Test
  void newerWishWhileOneIsUnderWay_isSentNext() {
    bench.showing(A, wish("x", 5));
    bench.publish(A, wish("x", 8));
    bench.shelves.whileWriting(() -> bench.publish(A, wish("x", 2)));

    bench.publisher.publishNow(A);

    assertThat(bench.sent()).containsExactly(Map.of("x", 8L), Map.of("x", 2L));
    assertThat(bench.row(A, "x").state()).isEqualTo(OutboundRow.State.SETTLED);
    assertThat(bench.row(A, "x").shown()).isEqualTo(Exposure.of(2));
  }

  @Test
  void wishStoredBetweenReadingAndSaving_isNotLost() {
    bench.publish(A, wish("x", 5));
    bench.outbox.beforeSave(() -> bench.node(Runnable::run, 1).publish(A, List.of(wish("x", 7))));

    bench.publish(A, wish("x", 6));
    bench.publisher.publishNow(A);

    assertThat(bench.sent()).containsExactly(Map.of("x", 6L));
  }

  @Test
  void unknownAvailability_writesNothingAndSaysSo() {
    bench.showing(A, wish("x", 5));
    bench.publish(A, wish("y", 6));
    StockWish unknown = StockWish.of("p", "x", Availability.unknown("count under way"));
    StockWish unknownWhileWaiting = StockWish.of("p", "y", Availability.unknown("ditto"));

    StockReceipt receipt = bench.publish(A, unknown, unknownWhileWaiting);

    assertThat(receipt.unknown()).containsExactly(key("x"), key("y"));
    assertThat(bench.events(FleetEvent.StockUnknown.class))
        .containsExactly(
            new FleetEvent.StockUnknown(ManualClock.START, A, "x", null, "count under way"),
            new FleetEvent.StockUnknown(ManualClock.START, A, "y", null, "ditto"));
    bench.publisher.publishNow(A);
    assertThat(bench.sent()).containsExactly(Map.of("y", 6L));
  }

  @Test
  void unknownAccount_isAnErrorAndNothingIsStored() {
    Map<AccountId, List<StockWish>> wishes = new LinkedHashMap<>();
    wishes.put(A, List.of(wish("x", 5)));
    wishes.put(new AccountId("nobody"), List.of(wish("x", 5)));

    assertThatExceptionOfType(AccountNotFoundException.class)
        .isThrownBy(() -> bench.publisher.publish(wishes));
    assertThat(bench.publisher.publishDue()).isZero();
  }

  @Test
  void platformThatTakesNoStock_isAnErrorThatSaysSo() {
    bench.shelves.takesNoStock();

    assertThatExceptionOfType(MarketplaceException.class)
        .isThrownBy(() -> bench.publish(A, wish("x", 5)))
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
              assertThat(failure).hasMessageContaining("does not take stock");
            });
  }

  @Test
  void switchedOffAccount_restsAndIsServedOnceSwitchedOn() {
    bench.publish(A, wish("x", 5));
    enable(A, false);

    assertThat(bench.publisher.publishNow(A)).isEqualTo(StockRound.NOTHING);
    assertThat(bench.publisher.publishDue()).isZero();
    enable(A, true);
    bench.clock.advance(StockDrain.REST.minusMillis(1));
    assertThat(bench.publisher.publishDue()).isZero();
    bench.clock.advance(Duration.ofMillis(1));
    assertThat(bench.publisher.publishDue()).isEqualTo(1);

    assertThat(bench.sent()).containsExactly(Map.of("x", 5L));
  }

  @Test
  void accountWithStockSwitchedOff_rests() {
    bench.publish(A, wish("x", 5));
    bench.accounts.update(
        bench.accounts.find(A).orElseThrow().toBuilder()
            .features(Set.of("order_management"))
            .build());

    bench.publisher.publishNow(A);

    assertThat(bench.shelves.calls).isEmpty();
  }

  @Test
  void rowsOfAnAccountThatIsGone_areErased() {
    AccountId gone = new AccountId("gone");
    bench.register(gone, TenantId.DEFAULT);
    bench.publish(gone, wish("x", 5));
    bench.accounts.archive(gone);
    bench.accounts.erase(gone);

    bench.publisher.publishDue();

    assertThat(bench.outbox.list(gone, OutboundRow.State.WAITING, 10)).isEmpty();
    assertThat(bench.shelves.calls).isEmpty();
  }

  @Test
  void moreAccountsDueThanTheBound_waitForTheirTurn() {
    List<Runnable> tasks = new ArrayList<>();
    StockPublisher node = bench.node(tasks::add, 1);
    bench.publish(A, wish("x", 0));
    bench.publish(B, wish("x", 5));

    assertThat(node.publishDue()).isEqualTo(1);
    assertThat(node.publishDue()).isZero();
    tasks.remove(0).run();
    assertThat(node.publishDue()).isEqualTo(1);
    tasks.remove(0).run();

    assertThat(bench.shelves.calls).extracting(Shelves.Call::account).containsExactly(A, B);
  }

  @Test
  void accountUnderWay_isNotStartedTwiceAndKeepsNoOtherFromStarting() {
    List<Runnable> tasks = new ArrayList<>();
    StockPublisher node = bench.node(tasks::add, 2);
    bench.publish(A, wish("x", 0));
    assertThat(node.publishDue()).isEqualTo(1);
    bench.publish(B, wish("x", 5));

    assertThat(node.publishDue()).isEqualTo(1);
    assertThat(node.publishDue()).isZero();
    assertThat(tasks).hasSize(2);
  }

  @Test
  void chore_sendsWhatIsDueUnlessTheEngineCloses() {
    StockChore chore = new StockChore(bench.publisher);
    bench.publish(A, wish("x", 5));

    assertThat(chore.due()).isTrue();
    chore.step(() -> true);
    assertThat(bench.shelves.calls).isEmpty();
    chore.step(() -> false);

    assertThat(bench.sent()).containsExactly(Map.of("x", 5L));
  }

  @Test
  void closed_startsNothingMore() {
    bench.publish(A, wish("x", 5));

    bench.publisher.close();

    assertThat(bench.publisher.publishDue()).isZero();
    assertThat(bench.publisher.publishNow(A)).isEqualTo(StockRound.NOTHING);
    assertThat(bench.shelves.calls).isEmpty();
  }

  private void enable(AccountId id, boolean enabled) {
    bench.accounts.update(
        bench.accounts.find(id).orElseThrow().toBuilder().enabled(enabled).build());
  }
}
