package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.RunStore;
import io.shopfleet.sync.RunTotals;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a {@link RunStore} on a storage that can fail has to do, beside {@link RunStoreContract}.
 * Extend it in a class of its own, with nodes whose storage is wrapped (see {@link StorageFaults}).
 */
public abstract class RunStoreOutageContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  /** A store as another node would build it, on the storage of the present test. */
  protected abstract RunStore node();

  /** What makes the storage of the present test fail, hang and recover; the same at every call. */
  protected abstract StorageFaults faults();

  @AfterEach
  public void makeTheStorageWell() {
    faults().well();
  }

  @Test
  public void storageDown_nothingIsAbsentAddedOrErased() {
    RunStore store = node();
    AccountId account = fresh();
    AccountId absent = fresh();
    SyncRun first = run(account, 0);
    store.add(first);

    faults().goDown();
    unavailable(() -> store.recent(account, 10));
    unavailable(() -> store.recent(absent, 10));
    unavailable(() -> store.find(account, first.id()));
    unavailable(() -> store.find(absent, first.id()));
    unavailable(() -> store.totals(account));
    unavailable(() -> store.totals(absent));
    unavailable(() -> store.add(run(account, 1)));
    unavailable(() -> store.erase(account));
    faults().well();

    assertThat(node().recent(account, 10)).containsExactly(first);
    assertThat(node().totals(account)).isEqualTo(RunTotals.NONE.plus(first));
    store.add(run(account, 2));
    assertThat(node().recent(account, 10)).containsExactly(run(account, 2), first);
  }

  @Test
  public void addedBeforeAnOutage_thereAfterIt() {
    AccountId account = fresh();
    node().add(run(account, 0));
    faults().goDown();
    unavailable(() -> node().recent(account, 1));
    faults().well();

    assertThat(node().recent(account, 10)).containsExactly(run(account, 0));
  }

  @Test
  public void readingFailsAnywhere_isNeverAbsent() {
    AccountId account = fresh();
    SyncRun first = run(account, 0);
    node().add(first);

    Outage.each(
        faults(),
        outage -> {
          Race.Result<List<SyncRun>> result = outage.during(() -> node().recent(account, 10));
          result.failsOnlyWith(SyncStoreException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).containsExactly(first);
          }
        });
    Outage.each(
        faults(),
        outage -> {
          Race.Result<Optional<SyncRun>> result =
              outage.during(() -> node().find(account, first.id()));
          result.failsOnlyWith(SyncStoreException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).contains(first);
          }
        });
    Outage.each(
        faults(),
        outage -> {
          Race.Result<RunTotals> result = outage.during(() -> node().totals(account));
          result.failsOnlyWith(SyncStoreException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).isEqualTo(RunTotals.NONE.plus(first));
          }
        });
  }

  @Test
  public void addFailsAnywhere_recordedAndCountedOrNeither() {
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          SyncRun first = run(own, 0);
          SyncRun second = run(own, 1);
          RunTotals before = RunTotals.NONE.plus(first);
          node().add(first);

          Race.Result<Boolean> result = outage.during(() -> node().add(second));

          result.failsOnlyWith(SyncStoreException.class, outage);
          List<SyncRun> stored = node().recent(own, 10);
          assertThat(stored).as("%s", outage).isIn(List.of(first), List.of(second, first));
          if (result.succeeded()) {
            assertThat(stored).as("%s", outage).hasSize(2);
          }
          assertThat(node().totals(own))
              .as("%s", outage)
              .isEqualTo(stored.size() == 2 ? before.plus(second) : before);
        });
  }

  @Test
  public void eraseFailsAnywhere_saysSoAndCanBeRepeated() {
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          node().add(run(own, 0));

          Race.Result<Boolean> result = outage.during(() -> node().erase(own));

          result.failsOnlyWith(SyncStoreException.class, outage);
          if (!result.succeeded()) {
            node().erase(own);
          }
          assertThat(node().recent(own, 10)).as("%s", outage).isEmpty();
          assertThat(node().totals(own)).as("%s", outage).isEqualTo(RunTotals.NONE);
        });
  }

  private static SyncRun run(AccountId account, int number) {
    Instant finished = NOON.plusSeconds(number);
    return new SyncRun(
        account.value() + "-" + number,
        account,
        SyncRun.Trigger.SCHEDULE,
        null,
        SyncRun.Kind.CHANGES,
        SyncRun.Outcome.SUCCEEDED,
        finished,
        finished,
        List.of());
  }

  private static AccountId fresh() {
    return new AccountId("contract-" + UUID.randomUUID());
  }

  private static void unavailable(ThrowingCallable call) {
    assertThatExceptionOfType(SyncStoreException.class).isThrownBy(call);
  }
}
