package io.shopfleet.stock;

import static io.shopfleet.stock.StockBench.A;
import static io.shopfleet.stock.StockBench.B;
import static io.shopfleet.stock.StockBench.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.TenantId;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.sync.SyncStoreException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shops that sell from the same stock. */
class SharedItemsTest {

  private final StockBench bench = new StockBench();

  @Test
  void higherQuantity_waitsUntilTheOtherShopShowsLess() {
    bench.showing(A, shirt(6)).showing(B, shirt(2));
    bench.shelves.die(A, FailureKind.TRANSIENT, null);

    publish(shirt(1), shirt(7), wish("other", 9));
    bench.publisher.publishDue();

    assertThat(bench.shelves.of(A)).containsEntry("shirt", 6L);
    assertThat(bench.shelves.of(B)).containsEntry("shirt", 2L).containsEntry("other", 9L);
    bench.shelves.live(A);
    bench.clock.advance(StockBench.FIRST_PAUSE);
    bench.publisher.publishDue();
    bench.publisher.publishDue();
    assertThat(bench.shelves.of(A)).containsEntry("shirt", 1L);
    assertThat(bench.shelves.of(B)).containsEntry("shirt", 7L);
  }

  @Test
  void lowerQuantity_waitsForNobody() {
    bench.showing(A, shirt(6)).showing(B, shirt(2));
    bench.shelves.die(A, FailureKind.TRANSIENT, null);

    publish(shirt(5), shirt(1));
    bench.publisher.publishDue();

    assertThat(bench.shelves.of(B)).containsEntry("shirt", 1L);
  }

  @Test
  void withdrawnAccount_holdsBackNobody() {
    bench.showing(A, shirt(6)).showing(B, shirt(2));
    bench.shelves.die(A, FailureKind.AUTH_REJECTED, null);
    publish(shirt(1), shirt(7));
    bench.publisher.publishDue();

    bench.publisher.withdraw(A);
    bench.publisher.publishDue();

    assertThat(bench.shelves.of(B)).containsEntry("shirt", 7L);
  }

  @Test
  void rowRefusedForGood_holdsBackNobody() {
    bench.showing(A, shirt(6)).showing(B, wish("kemeja", 2).ofItem("shirt"));
    bench.shelves.refuse("shirt");

    publish(shirt(1), wish("kemeja", 7).ofItem("shirt"));
    bench.publisher.publishDue();
    bench.publisher.publishDue();

    assertThat(bench.shelves.of(B)).containsEntry("kemeja", 7L);
    assertThat(bench.publisher.refused(A, 10)).hasSize(1);
  }

  @Test
  void shopNeverWrittenTo_goesAfterThoseThatShowLessAndBeforeThoseThatShowMore() {
    AccountId fresh = new AccountId("fresh");
    bench.register(fresh, TenantId.DEFAULT);
    bench.showing(A, shirt(6)).showing(B, shirt(2));

    bench.publisher.publish(
        Map.of(fresh, List.of(shirt(1)), B, List.of(shirt(4)), A, List.of(shirt(3))));
    for (int i = 0; i < 3; i++) {
      bench.publisher.publishDue();
    }

    assertThat(bench.shelves.calls).extracting(Shelves.Call::account).containsExactly(A, fresh, B);
  }

  @Test
  void itemsOfTheSameNameInAnotherTenant_areOthers() {
    AccountId elsewhere = new AccountId("elsewhere");
    bench.register(elsewhere, new TenantId("other company"));
    bench.showing(A, shirt(6)).showing(elsewhere, shirt(2));
    bench.shelves.die(A, FailureKind.TRANSIENT, null);
    bench.publish(A, shirt(1));
    bench.publish(elsewhere, shirt(7));

    bench.publisher.publishDue();

    assertThat(bench.shelves.of(elsewhere)).containsEntry("shirt", 7L);
  }

  @Test
  void tenantWhoseNameRunsIntoItsItems_sharesNoneWithAnother() {
    AccountId one = new AccountId("one");
    AccountId other = new AccountId("other");
    bench.register(one, new TenantId("a"));
    bench.register(other, new TenantId("a/b"));
    bench.showing(one, wish("shirt", 6).ofItem("b/c")).showing(other, wish("shirt", 2).ofItem("c"));
    bench.shelves.die(one, FailureKind.TRANSIENT, null);
    bench.publish(one, wish("shirt", 1).ofItem("b/c"));
    bench.publish(other, wish("shirt", 7).ofItem("c"));

    bench.publisher.publishDue();

    assertThat(bench.shelves.of(other)).containsEntry("shirt", 7L);
  }

  @Test
  void answerLost_lowerOfBothQuantitiesGoesFirst() {
    bench.showing(A, shirt(3)).showing(B, shirt(5));
    publish(shirt(6), shirt(2));
    bench.publisher.publishNow(B);
    bench.shelves.mood(A, Shelves.Mood.LOSES_THE_ANSWER);
    bench.publisher.publishNow(A);
    bench.shelves.mood(A, Shelves.Mood.WELL);
    bench.shelves.calls.clear();

    publish(shirt(4), shirt(4));
    bench.clock.advance(StockBench.FIRST_PAUSE);
    bench.publisher.publishDue();
    bench.publisher.publishDue();

    assertThat(bench.shelves.calls)
        .extracting(call -> call.account() + " " + call.quantities().get("shirt"))
        .containsExactly("a 3", "a 4", "b 4");
  }

  @Test
  void storingFailsOnTheWay_lowerQuantitiesAreStoredFirst() {
    bench.showing(A, shirt(2)).showing(B, shirt(6));
    Map<AccountId, List<StockWish>> wishes = new LinkedHashMap<>();
    wishes.put(A, List.of(shirt(7)));
    wishes.put(B, List.of(shirt(1)));
    bench.outbox.beforeSave(() -> bench.outbox.beforeSave(() -> bench.outbox.down(true)));

    assertThatExceptionOfType(SyncStoreException.class)
        .isThrownBy(() -> bench.publisher.publish(wishes));
    bench.outbox.down(false);

    assertThat(bench.row(A, "shirt").desired()).isEqualTo(2);
    assertThat(bench.row(B, "shirt").desired()).isEqualTo(1);
    bench.publisher.publish(wishes);
    bench.clock.advance(Duration.ofSeconds(1));
    bench.publisher.publishDue();
    bench.publisher.publishDue();
    assertThat(bench.shelves.of(A)).containsEntry("shirt", 7L);
  }

  private void publish(StockWish a, StockWish... b) {
    bench.publisher.publish(Map.of(A, List.of(a), B, List.of(b)));
  }

  private static StockWish shirt(long quantity) {
    return wish("shirt", quantity).ofItem("shirt");
  }
}
