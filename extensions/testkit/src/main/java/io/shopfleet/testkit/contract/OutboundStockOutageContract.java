package io.shopfleet.testkit.contract;

import static io.shopfleet.testkit.contract.OutboundRows.NOON;
import static io.shopfleet.testkit.contract.OutboundRows.desiring;
import static io.shopfleet.testkit.contract.OutboundRows.key;
import static io.shopfleet.testkit.contract.OutboundRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.stock.OutboundRow;
import io.shopfleet.stock.OutboundRow.State;
import io.shopfleet.stock.OutboundStock;
import io.shopfleet.stock.StockKey;
import io.shopfleet.sync.SyncStoreException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What an {@link OutboundStock} on a storage that can fail has to do, beside {@link
 * OutboundStockContract} and {@link OutboundStockDueContract}. Extend it in a class of its own,
 * with nodes whose storage is wrapped (see {@link StorageFaults}).
 */
public abstract class OutboundStockOutageContract {

  private static final OutboundRow A = row("a").saved();
  private static final OutboundRow B = row("b").saved();

  /** A store as another node would build it, on the storage of the present test. */
  protected abstract OutboundStock node();

  /** What makes the storage of the present test fail, hang and recover; the same at every call. */
  protected abstract StorageFaults faults();

  @AfterEach
  public void makeTheStorageWell() {
    faults().well();
  }

  @Test
  public void storageDown_nothingIsAbsentSavedOrErased() {
    OutboundStock store = node();
    AccountId account = fresh();
    AccountId absent = fresh();
    store.save(account, List.of(row("a")));

    faults().goDown();
    unavailable(() -> store.find(account, List.of(key("a"))));
    unavailable(() -> store.find(absent, List.of(key("a"))));
    unavailable(() -> store.save(account, List.of(desiring(A, 7, 1))));
    unavailable(() -> store.save(account, List.of(desiring(A, 7, 9))));
    unavailable(() -> store.accountsDue(NOON, 10));
    unavailable(() -> store.due(account, NOON, 10));
    unavailable(() -> store.due(absent, NOON, 10));
    unavailable(() -> store.list(account, State.WAITING, 10));
    unavailable(() -> store.putOff(account, NOON.plusSeconds(1)));
    unavailable(() -> store.erase(account));
    faults().well();

    assertThat(node().due(account, NOON, 10)).containsExactly(A);
    assertThat(store.save(account, List.of(desiring(A, 7, 1)))).isEmpty();
  }

  @Test
  public void savedBeforeAnOutage_thereAfterIt() {
    AccountId account = fresh();
    node().save(account, List.of(row("a"), row("b")));
    faults().goDown();
    unavailable(() -> node().due(account, NOON, 1));
    faults().well();

    assertThat(found(account)).isEqualTo(Map.of(key("a"), A, key("b"), B));
  }

  @Test
  public void readingFailsAnywhere_isNeverAbsent() {
    AccountId account = fresh();
    node().save(account, List.of(row("a")));

    readingFailsAnywhere(
        store -> List.copyOf(store.find(account, List.of(key("a"))).values()), List.of(A));
    readingFailsAnywhere(store -> store.due(account, NOON, 10), List.of(A));
    readingFailsAnywhere(store -> store.list(account, State.WAITING, 10), List.of(A));
    readingFailsAnywhere(
        store -> store.accountsDue(NOON, 10_000).stream().filter(account::equals).toList(),
        List.of(account));
  }

  private <T> void readingFailsAnywhere(Function<OutboundStock, List<T>> call, List<T> stored) {
    Outage.each(
        faults(),
        outage -> {
          Race.Result<List<T>> result = outage.during(() -> call.apply(node()));
          result.failsOnlyWith(SyncStoreException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).isEqualTo(stored);
          }
        });
  }

  @Test
  public void saveFailsAnywhere_eachRowIsAsBeforeOrAsHandedOverAndSaysSo() {
    OutboundRow changed = desiring(A, 7, 1);

    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          node().save(own, List.of(row("a")));

          Race.Result<Set<StockKey>> result =
              outage.during(() -> node().save(own, List.of(changed, row("b"))));

          result.failsOnlyWith(SyncStoreException.class, outage);
          Map<StockKey, OutboundRow> stored = found(own);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s: saved, for nobody else did", outage).isEmpty();
            assertThat(stored)
                .as("%s", outage)
                .isEqualTo(Map.of(key("a"), changed.saved(), key("b"), B));
          } else {
            assertThat(stored.get(key("a"))).as("%s", outage).isIn(A, changed.saved());
            assertThat(stored.get(key("b"))).as("%s", outage).isIn(null, B);
          }
        });
  }

  @Test
  public void putOffOrEraseFailsAnywhere_saysSoAndCanBeRepeated() {
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          node().save(own, List.of(row("a")));

          Race.Result<Boolean> result =
              outage.during(() -> node().putOff(own, NOON.plusSeconds(1)));

          result.failsOnlyWith(SyncStoreException.class, outage);
          if (!result.succeeded()) {
            node().putOff(own, NOON.plusSeconds(1));
          }
          assertThat(node().due(own, NOON, 10)).as("%s", outage).isEmpty();
          assertThat(node().due(own, NOON.plusSeconds(1), 10)).as("%s", outage).hasSize(1);
        });
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          node().save(own, List.of(row("a")));

          Race.Result<Boolean> result = outage.during(() -> node().erase(own));

          result.failsOnlyWith(SyncStoreException.class, outage);
          if (!result.succeeded()) {
            node().erase(own);
          }
          assertThat(found(own)).as("%s", outage).isEmpty();
        });
  }

  private Map<StockKey, OutboundRow> found(AccountId account) {
    return node().find(account, List.of(key("a"), key("b")));
  }

  private static AccountId fresh() {
    return new AccountId("contract-" + UUID.randomUUID());
  }

  private static void unavailable(ThrowingCallable call) {
    assertThatExceptionOfType(SyncStoreException.class).isThrownBy(call);
  }
}
