package io.shopfleet.stock;

import static io.shopfleet.stock.StockBench.A;
import static io.shopfleet.stock.StockBench.B;
import static io.shopfleet.stock.StockBench.FIRST_PAUSE;
import static io.shopfleet.stock.StockBench.key;
import static io.shopfleet.stock.StockBench.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.stock.OutboundRow.State;
import io.shopfleet.sync.SyncStoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Rows, shops and stores that fail. The jitter is always the longest. */
class StockTroubleTest {

  private final StockBench bench = new StockBench();

  @Test
  void rowTurnedAwayForNow_aloneIsSentAgainAfterAPause() {
    bench.shelves.busy("y");
    bench.publish(A, wish("x", 5), wish("y", 6));

    assertThat(bench.publisher.publishNow(A)).isEqualTo(new StockRound(1, 1, 0));

    assertThat(bench.events(FleetEvent.StockPostponed.class))
        .containsExactly(
            new FleetEvent.StockPostponed(
                ManualClock.START,
                A,
                1,
                "E2: too many requests",
                ManualClock.START.plus(FIRST_PAUSE)));
    bench.shelves.mend("y");
    bench.clock.advance(FIRST_PAUSE.minusMillis(1));
    assertThat(bench.publisher.publishDue()).isZero();
    bench.clock.advance(Duration.ofMillis(1));
    assertThat(bench.publisher.publishDue()).isEqualTo(1);
    assertThat(bench.sent()).containsExactly(Map.of("x", 5L, "y", 6L), Map.of("y", 6L));
    assertThat(bench.row(A, "y").attempts()).isZero();
  }

  @Test
  void pauses_doubleUpToTheLongest() {
    bench.shelves.busy("x");
    bench.publish(A, wish("x", 5));

    for (long seconds : List.of(5, 10, 20, 40, 80, 160, 300, 300)) {
      bench.publisher.publishNow(A);
      Duration pause = Duration.between(bench.clock.instant(), bench.row(A, "x").notBefore());
      assertThat(pause).isEqualTo(Duration.ofSeconds(seconds).minusMillis(1));
      bench.clock.advance(pause);
    }
  }

  @Test
  void newerWishDuringAPause_replacesTheOldAndKeepsThePause() {
    bench.shelves.busy("x");
    bench.publish(A, wish("x", 5));
    bench.publisher.publishNow(A);
    bench.shelves.mend("x");

    bench.publish(A, wish("x", 0));

    assertThat(bench.publisher.publishDue()).isZero();
    bench.clock.advance(FIRST_PAUSE);
    bench.publisher.publishDue();
    assertThat(bench.sent()).containsExactly(Map.of("x", 5L), Map.of("x", 0L));
  }

  @Test
  void refusedRow_isAskedForOnceMoreAloneThenToldAndListed() {
    bench.shelves.refuse("y");
    bench.publish(A, wish("x", 5), wish("y", 6), wish("z", 7));

    assertThat(bench.publisher.publishNow(A)).isEqualTo(new StockRound(2, 0, 1));

    assertThat(bench.sent()).containsExactly(Map.of("x", 5L, "y", 6L, "z", 7L), Map.of("y", 6L));
    assertThat(bench.events(FleetEvent.StockRefused.class))
        .containsExactly(
            new FleetEvent.StockRefused(ManualClock.START, A, "y", null, "E1: no such product"));
    assertThat(bench.publisher.refused(A, 10))
        .extracting(OutboundRow::key, OutboundRow::trouble)
        .containsExactly(tuple(key("y"), "E1: no such product"));
    bench.clock.advance(Duration.ofDays(1));
    assertThat(bench.publisher.publishDue()).isZero();
  }

  @Test
  void refusedQuantityWishedForAgain_isNotSent() {
    bench.shelves.refuse("x");
    bench.publish(A, wish("x", 5));
    bench.publisher.publishNow(A);

    assertThat(bench.publish(A, wish("x", 5)).refused()).isEqualTo(1);
    assertThat(bench.publisher.publishDue()).isZero();
  }

  @Test
  void anotherQuantityAfterARefusal_isTried() {
    bench.shelves.refuse("x");
    bench.publish(A, wish("x", 5));
    bench.publisher.publishNow(A);
    bench.shelves.mend("x");

    assertThat(bench.publish(A, wish("x", 4)).queued()).isEqualTo(1);
    bench.publisher.publishNow(A);

    assertThat(bench.shelves.of(A)).containsEntry("x", 4L);
    assertThat(bench.publisher.refused(A, 10)).isEmpty();
  }

  @Test
  void refusedRowsRetried_areSentAgain() {
    bench.shelves.refuse("x");
    bench.shelves.refuse("y");
    bench.publish(A, wish("x", 5), wish("y", 6));
    bench.publisher.publishNow(A);
    bench.shelves.mend("x");
    bench.shelves.calls.clear();

    assertThat(bench.publisher.retryRefused(A)).isEqualTo(2);
    bench.publisher.publishNow(A);

    assertThat(bench.shelves.of(A)).containsEntry("x", 5L);
    assertThat(bench.publisher.refused(A, 10))
        .extracting(OutboundRow::key)
        .containsExactly(key("y"));
  }

  @Test
  void newerWishWhileOneIsRefused_isTried() {
    bench.shelves.refuse("x");
    bench.publish(A, wish("x", 5));
    bench.shelves.whileWriting(
        () -> {
          bench.publish(A, wish("x", 4));
          bench.shelves.afterWriting(() -> bench.shelves.mend("x"));
        });

    bench.publisher.publishNow(A);

    assertThat(bench.sent()).containsExactly(Map.of("x", 5L), Map.of("x", 4L));
    assertThat(bench.shelves.of(A)).containsEntry("x", 4L);
    assertThat(bench.events(FleetEvent.StockRefused.class)).isEmpty();
  }

  @Test
  void callThatFailsForOneOfItsRows_isSentByHalvesUntilItStandsAlone() {
    StockWish[] wishes =
        IntStream.range(0, 8).mapToObj(i -> wish("s" + i, i + 1)).toArray(StockWish[]::new);
    bench.shelves.poison("s5");
    bench.publish(A, wishes);

    assertThat(bench.publisher.publishNow(A)).isEqualTo(new StockRound(7, 0, 1));

    assertThat(bench.publisher.refused(A, 10))
        .extracting(OutboundRow::key)
        .containsExactly(key("s5"));
    assertThat(bench.shelves.of(A)).hasSize(7);
    assertThat(bench.shelves.calls)
        .extracting(call -> call.changes().size())
        .startsWith(8, 4, 4, 2);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"INVALID_REQUEST", "NOT_FOUND", "CONFLICT", "UNKNOWN"})
  void shopInTrouble_isLeftAloneForAPauseAndHoldsUpNoOther(FailureKind kind) {
    bench.shelves.die(A, kind, null);
    StockWish[] wishes =
        IntStream.range(0, 150).mapToObj(i -> wish("s" + i, i + 1)).toArray(StockWish[]::new);
    bench.publish(A, wishes);
    bench.publish(B, wish("x", 5));

    bench.publisher.publishDue();

    assertThat(bench.shelves.of(B)).containsEntry("x", 5L);
    assertThat(bench.shelves.calls).filteredOn(call -> call.account().equals(A)).hasSize(1);
    assertThat(bench.publisher.refused(A, 10)).isEmpty();
    assertThat(bench.events(FleetEvent.StockPostponed.class))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.rows()).isEqualTo(100);
              assertThat(told.reason()).contains("out of order");
              assertThat(told.nextAttempt()).isEqualTo(ManualClock.START.plus(FIRST_PAUSE));
            });
    bench.shelves.live(A);
    bench.clock.advance(FIRST_PAUSE.minusMillis(1));
    assertThat(bench.publisher.publishDue()).isZero();
    bench.clock.advance(Duration.ofMillis(1));
    bench.publisher.publishDue();
    assertThat(bench.shelves.of(A)).hasSize(150);
  }

  @Test
  void shopThatAsksToWait_isNotAskedBefore() {
    bench.shelves.die(A, FailureKind.RATE_LIMITED, Duration.ofMinutes(20));
    bench.publish(A, wish("x", 5));

    bench.publisher.publishNow(A);

    assertThat(bench.row(A, "x").notBefore())
        .isEqualTo(ManualClock.START.plus(Duration.ofMinutes(20)).plus(FIRST_PAUSE));
  }

  @Test
  void authorizationThatEndsAmongTheRows_refusesNoneForGood() {
    bench.shelves.refuse("y");
    bench.publish(A, wish("x", 5), wish("y", 6));
    bench.shelves.afterWriting(() -> bench.shelves.die(A, FailureKind.AUTH_REJECTED, null));

    assertThat(bench.publisher.publishNow(A)).isEqualTo(new StockRound(1, 1, 0));

    assertThat(bench.publisher.refused(A, 10)).isEmpty();
    bench.shelves.live(A);
    bench.shelves.mend("y");
    bench.clock.advance(FIRST_PAUSE);
    bench.publisher.publishDue();
    assertThat(bench.shelves.of(A)).containsEntry("y", 6L);
  }

  @Test
  void answerLost_sameQuantityIsSentAgain() {
    bench.shelves.mood(A, Shelves.Mood.LOSES_THE_ANSWER);
    bench.publish(A, wish("x", 5));
    bench.publisher.publishNow(A);
    bench.shelves.mood(A, Shelves.Mood.WELL);
    bench.clock.advance(FIRST_PAUSE);

    bench.publisher.publishDue();

    assertThat(bench.sent()).containsExactly(Map.of("x", 5L), Map.of("x", 5L));
    assertThat(bench.row(A, "x").state()).isEqualTo(State.SETTLED);
  }

  @Test
  void crashBetweenAnswerAndNote_onlyRepeatsTheQuantity() {
    bench.showing(A, wish("x", 5));
    bench.publish(A, wish("x", 8));
    bench.shelves.afterWriting(() -> bench.outbox.down(true));
    assertThatExceptionOfType(SyncStoreException.class)
        .isThrownBy(() -> bench.publisher.publishNow(A));
    bench.shelves.afterWriting(() -> {});
    bench.outbox.down(false);

    bench.clock.advance(StockDrain.ON_ITS_WAY.minusMillis(1));
    assertThat(bench.publisher.publishDue()).isZero();
    bench.clock.advance(Duration.ofMillis(1));
    bench.publisher.publishDue();

    assertThat(bench.sent()).containsExactly(Map.of("x", 8L), Map.of("x", 8L));
    assertThat(bench.row(A, "x").shown()).isEqualTo(Exposure.of(8));
  }

  @Test
  void crashThenANewerWish_onlyTheNewerIsSent() {
    bench.showing(A, wish("x", 5));
    bench.publish(A, wish("x", 8));
    bench.shelves.afterWriting(() -> bench.outbox.down(true));
    assertThatExceptionOfType(SyncStoreException.class)
        .isThrownBy(() -> bench.publisher.publishNow(A));
    bench.shelves.afterWriting(() -> {});
    bench.outbox.down(false);
    bench.publish(A, wish("x", 3));

    bench.clock.advance(StockDrain.ON_ITS_WAY);
    bench.publisher.publishDue();

    assertThat(bench.sent()).containsExactly(Map.of("x", 8L), Map.of("x", 3L));
  }

  @Test
  void wishForWhatWasShownBeforeACrash_isSent() {
    bench.showing(A, wish("x", 5));
    bench.publish(A, wish("x", 8));
    bench.shelves.afterWriting(() -> bench.outbox.down(true));
    assertThatExceptionOfType(SyncStoreException.class)
        .isThrownBy(() -> bench.publisher.publishNow(A));
    bench.shelves.afterWriting(() -> {});
    bench.outbox.down(false);

    bench.publish(A, wish("x", 5));
    bench.clock.advance(StockDrain.ON_ITS_WAY);
    bench.publisher.publishDue();

    assertThat(bench.shelves.of(A)).containsEntry("x", 5L);
  }

  @Test
  void rowUnderWayOnAnotherNode_isNotSentByThisOne() {
    bench.publish(A, wish("x", 5));
    bench.shelves.whileWriting(
        () -> {
          bench.publish(A, wish("y", 6));
          StockPublisher other = bench.node(Runnable::run, 4);
          assertThat(other.publishDue()).isZero();
          assertThat(other.publishNow(A)).isEqualTo(StockRound.NOTHING);
        });

    bench.publisher.publishNow(A);

    assertThat(bench.sent()).containsExactly(Map.of("x", 5L), Map.of("y", 6L));
  }

  @Test
  void rowClaimedElsewhereAfterItWasRead_isNotSent() {
    bench.publish(A, wish("x", 5));
    bench.outbox.beforeSave(() -> bench.node(Runnable::run, 4).publishNow(A));

    assertThat(bench.publisher.publishNow(A)).isEqualTo(StockRound.NOTHING);

    assertThat(bench.sent()).containsExactly(Map.of("x", 5L));
  }

  @Test
  void outboxDown_isAnErrorForThePublisherOfWishes() {
    bench.outbox.down(true);

    assertThatExceptionOfType(SyncStoreException.class)
        .isThrownBy(() -> bench.publish(A, wish("x", 5)));
    assertThatExceptionOfType(SyncStoreException.class).isThrownBy(bench.publisher::publishDue);
  }
}
