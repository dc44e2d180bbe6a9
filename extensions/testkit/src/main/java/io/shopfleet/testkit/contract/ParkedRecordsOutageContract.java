package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.ParkedRecord;
import io.shopfleet.sync.ParkedRecords;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What {@link ParkedRecords} on a storage that can fail have to do, beside {@link
 * ParkedRecordsContract}. Extend it in a class of its own, with nodes whose storage is wrapped (see
 * {@link StorageFaults}).
 */
public abstract class ParkedRecordsOutageContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final DataStream ORDERS = DataStream.ORDERS;

  /** Parked records as another node would build them, on the storage of the present test. */
  protected abstract ParkedRecords node();

  /** What makes the storage of the present test fail, hang and recover; the same at every call. */
  protected abstract StorageFaults faults();

  @AfterEach
  public void makeTheStorageWell() {
    faults().well();
  }

  @Test
  public void storageDown_nothingIsAbsentParkedOrRemoved() {
    ParkedRecords records = node();
    AccountId account = fresh();
    AccountId absent = fresh();
    records.park(parked(account, "a", 1));

    faults().goDown();
    unavailable(() -> records.list(account, ORDERS, null, 10));
    unavailable(() -> records.list(absent, ORDERS, null, 10));
    unavailable(() -> records.parked(account, ORDERS, List.of("a")));
    unavailable(() -> records.count(account));
    unavailable(() -> records.count(absent));
    unavailable(() -> records.park(parked(account, "b", 1)));
    unavailable(() -> records.remove(account, ORDERS, List.of("a"), NOON));
    unavailable(() -> records.erase(account));
    faults().well();

    assertThat(node().list(account, ORDERS, null, 10)).containsExactly(parked(account, "a", 1));
    records.park(parked(account, "b", 1));
    assertThat(node().count(account)).isEqualTo(2);
  }

  @Test
  public void parkedBeforeAnOutage_thereAfterIt() {
    AccountId account = fresh();
    node().park(parked(account, "a", 1));
    faults().goDown();
    unavailable(() -> node().count(account));
    faults().well();

    assertThat(node().list(account, ORDERS, null, 10)).containsExactly(parked(account, "a", 1));
  }

  @Test
  public void readingFailsAnywhere_isNeverAbsent() {
    AccountId account = fresh();
    ParkedRecord record = parked(account, "a", 1);
    node().park(record);

    Outage.each(
        faults(),
        outage -> {
          Race.Result<List<ParkedRecord>> result =
              outage.during(() -> node().list(account, ORDERS, null, 10));
          result.failsOnlyWith(SyncStoreException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).containsExactly(record);
          }
        });
    Outage.each(
        faults(),
        outage -> {
          Race.Result<Set<String>> result =
              outage.during(() -> node().parked(account, ORDERS, List.of("a")));
          result.failsOnlyWith(SyncStoreException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).containsExactly("a");
          }
        });
    Outage.each(
        faults(),
        outage -> {
          Race.Result<Long> result = outage.during(() -> node().count(account));
          result.failsOnlyWith(SyncStoreException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).isEqualTo(1);
          }
        });
  }

  @Test
  public void parkFailsAnywhere_leavesNothingOrAllOfItAndSaysSo() {
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();

          Race.Result<Boolean> result = outage.during(() -> node().park(parked(own, "a", 1)));

          result.failsOnlyWith(SyncStoreException.class, outage);
          List<ParkedRecord> stored = node().list(own, ORDERS, null, 10);
          if (result.succeeded()) {
            assertThat(stored).as("%s", outage).containsExactly(parked(own, "a", 1));
          } else {
            assertThat(stored).as("%s", outage).isIn(List.of(), List.of(parked(own, "a", 1)));
          }
        });
  }

  @Test
  public void parkAgainFailsAnywhere_leavesTheOldOrTheNewAndSaysSo() {
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          node().park(parked(own, "a", 1));

          Race.Result<Boolean> result = outage.during(() -> node().park(parked(own, "a", 2)));

          result.failsOnlyWith(SyncStoreException.class, outage);
          List<ParkedRecord> stored = node().list(own, ORDERS, null, 10);
          if (result.succeeded()) {
            assertThat(stored).as("%s", outage).containsExactly(parked(own, "a", 2));
          } else {
            assertThat(stored)
                .as("%s", outage)
                .isIn(List.of(parked(own, "a", 1)), List.of(parked(own, "a", 2)));
          }
        });
  }

  @Test
  public void removeOrEraseFailsAnywhere_saysSoAndCanBeRepeated() {
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          node().park(parked(own, "a", 1));

          Race.Result<Boolean> result =
              outage.during(() -> node().remove(own, ORDERS, List.of("a"), NOON.plusMillis(9)));

          result.failsOnlyWith(SyncStoreException.class, outage);
          if (!result.succeeded()) {
            node().remove(own, ORDERS, List.of("a"), NOON.plusMillis(9));
          }
          assertThat(node().count(own)).as("%s", outage).isZero();
        });
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          node().park(parked(own, "a", 1));

          Race.Result<Boolean> result = outage.during(() -> node().erase(own));

          result.failsOnlyWith(SyncStoreException.class, outage);
          if (!result.succeeded()) {
            node().erase(own);
          }
          assertThat(node().count(own)).as("%s", outage).isZero();
        });
  }

  /** A record as it is listed after so many attempts. */
  private static ParkedRecord parked(AccountId account, String id, int attempts) {
    return new ParkedRecord(
        account, ORDERS, id, "why " + attempts, "raw", NOON.plusMillis(attempts), attempts);
  }

  private static AccountId fresh() {
    return new AccountId("contract-" + UUID.randomUUID());
  }

  private static void unavailable(ThrowingCallable call) {
    assertThatExceptionOfType(SyncStoreException.class).isThrownBy(call);
  }
}
