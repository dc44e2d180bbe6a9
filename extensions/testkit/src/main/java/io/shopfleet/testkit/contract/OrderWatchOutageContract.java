package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.OrderWatch;
import io.shopfleet.sync.OrderWatch.State;
import io.shopfleet.sync.OrderWatch.Watched;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What an {@link OrderWatch} on a storage that can fail has to do, beside {@link
 * OrderWatchContract}. Extend it in a class of its own, with nodes whose storage is wrapped (see
 * {@link StorageFaults}).
 */
public abstract class OrderWatchOutageContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final Watched A = order("a", State.OPEN);
  private static final Watched B = order("b", State.OPEN);

  /** A watch as another node would build it, on the storage of the present test. */
  protected abstract OrderWatch node();

  /** What makes the storage of the present test fail, hang and recover; the same at every call. */
  protected abstract StorageFaults faults();

  @AfterEach
  public void makeTheStorageWell() {
    faults().well();
  }

  @Test
  public void storageDown_nothingIsUnknownStoredOrForgotten() {
    OrderWatch watch = node();
    AccountId account = fresh();
    AccountId absent = fresh();
    watch.put(account, List.of(A));

    faults().goDown();
    unavailable(() -> watch.find(account, List.of("a")));
    unavailable(() -> watch.find(absent, List.of("a")));
    unavailable(() -> watch.next(account, 10));
    unavailable(() -> watch.next(absent, 10));
    unavailable(() -> watch.put(account, List.of(B)));
    unavailable(() -> watch.forget(account, NOON));
    unavailable(() -> watch.erase(account));
    faults().well();

    assertThat(node().next(account, 10)).containsExactly(A);
    watch.put(account, List.of(B));
    assertThat(node().find(account, List.of("a", "b"))).isEqualTo(Map.of("a", A, "b", B));
  }

  @Test
  public void putBeforeAnOutage_thereAfterIt() {
    AccountId account = fresh();
    node().put(account, List.of(A, B));
    faults().goDown();
    unavailable(() -> node().next(account, 1));
    faults().well();

    assertThat(node().find(account, List.of("a", "b"))).isEqualTo(Map.of("a", A, "b", B));
  }

  @Test
  public void readingFailsAnywhere_isNeverUnknown() {
    AccountId account = fresh();
    node().put(account, List.of(A));

    Outage.each(
        faults(),
        outage -> {
          Race.Result<Map<String, Watched>> result =
              outage.during(() -> node().find(account, List.of("a")));
          result.failsOnlyWith(SyncStoreException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).isEqualTo(Map.of("a", A));
          }
        });
    Outage.each(
        faults(),
        outage -> {
          Race.Result<List<Watched>> result = outage.during(() -> node().next(account, 10));
          result.failsOnlyWith(SyncStoreException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).containsExactly(A);
          }
        });
  }

  @Test
  public void putFailsAnywhere_eachOrderIsAsBeforeOrAsHandedOver() {
    Watched settled = order("a", State.SETTLED);

    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          node().put(own, List.of(A));

          Race.Result<Boolean> result = outage.during(() -> node().put(own, List.of(settled, B)));

          result.failsOnlyWith(SyncStoreException.class, outage);
          Map<String, Watched> stored = node().find(own, List.of("a", "b"));
          if (result.succeeded()) {
            assertThat(stored).as("%s", outage).isEqualTo(Map.of("a", settled, "b", B));
          } else {
            assertThat(stored.get("a")).as("%s", outage).isIn(A, settled);
            assertThat(stored.get("b")).as("%s", outage).isIn(null, B);
          }
        });
  }

  @Test
  public void forgetOrEraseFailsAnywhere_saysSoAndCanBeRepeated() {
    Watched settled = order("a", State.SETTLED);

    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          node().put(own, List.of(settled, B));

          Race.Result<Boolean> result = outage.during(() -> node().forget(own, NOON));

          result.failsOnlyWith(SyncStoreException.class, outage);
          if (!result.succeeded()) {
            node().forget(own, NOON);
          }
          assertThat(node().find(own, List.of("a", "b")))
              .as("%s", outage)
              .isEqualTo(Map.of("b", B));
        });
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          node().put(own, List.of(settled, B));

          Race.Result<Boolean> result = outage.during(() -> node().erase(own));

          result.failsOnlyWith(SyncStoreException.class, outage);
          if (!result.succeeded()) {
            node().erase(own);
          }
          assertThat(node().find(own, List.of("a", "b"))).as("%s", outage).isEmpty();
        });
  }

  private static Watched order(String id, State state) {
    return new Watched(id, NOON.minusSeconds(60), "IN_TRANSIT", state, NOON);
  }

  private static AccountId fresh() {
    return new AccountId("contract-" + UUID.randomUUID());
  }

  private static void unavailable(ThrowingCallable call) {
    assertThatExceptionOfType(SyncStoreException.class).isThrownBy(call);
  }
}
