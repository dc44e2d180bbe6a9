package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.sync.ScheduleState.Troubles;
import io.shopfleet.sync.ScheduleStore;
import io.shopfleet.sync.SyncStoreException;
import io.shopfleet.testkit.contract.StorageFaults.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a {@link ScheduleStore} on a storage that can fail has to do, beside {@link
 * ScheduleStoreContract}. Extend it in a class of its own, with nodes whose storage is wrapped (see
 * {@link StorageFaults}). The storage takes two calls at the same time.
 */
public abstract class ScheduleStoreOutageContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  /** A store as another node would build it, on the storage of the present test. */
  protected abstract ScheduleStore node();

  /** What makes the storage of the present test fail, hang and recover; the same at every call. */
  protected abstract StorageFaults faults();

  @AfterEach
  public void makeTheStorageWell() {
    faults().well();
  }

  @Test
  public void storageDown_nothingIsAbsentSavedOrErased() {
    ScheduleStore store = node();
    AccountId present = fresh();
    AccountId absent = fresh();
    store.save(state(present, 0));

    faults().goDown();
    unavailable(() -> store.load(present));
    unavailable(() -> store.load(absent));
    unavailable(() -> store.load(List.of(present, absent)));
    unavailable(() -> store.save(state(present, 1)));
    unavailable(() -> store.save(state(present, 7)));
    unavailable(() -> store.erase(present));
    faults().well();

    assertThat(node().load(present)).contains(state(present, 1));
    assertThat(store.save(state(present, 1))).isTrue();
    assertThat(node().load(present)).contains(state(present, 2));
  }

  @Test
  public void savedBeforeAnOutage_thereAfterIt() {
    AccountId account = fresh();
    assertThat(node().save(state(account, 0))).isTrue();
    faults().goDown();
    unavailable(() -> node().load(account));
    faults().well();

    assertThat(node().load(account)).contains(state(account, 1));
  }

  @Test
  public void loadFailsAnywhere_isNeverAbsent() {
    AccountId account = fresh();
    node().save(state(account, 0));

    Outage.each(
        faults(),
        outage -> {
          Race.Result<Optional<ScheduleState>> result = outage.during(() -> node().load(account));
          result.failsOnlyWith(SyncStoreException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).contains(state(account, 1));
          }
        });
    Outage.each(
        faults(),
        outage -> {
          Race.Result<Map<AccountId, ScheduleState>> result =
              outage.during(() -> node().load(List.of(account)));
          result.failsOnlyWith(SyncStoreException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).containsEntry(account, state(account, 1));
          }
        });
  }

  @Test
  public void saveFailsAnywhere_leavesTheOldOrTheNewAndSaysSo() {
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          assertThat(node().save(state(own, 0))).isTrue();

          Race.Result<Boolean> result = outage.during(() -> node().save(state(own, 1)));

          verifySaved(outage, result, own, state(own, 1), state(own, 2));
        });
  }

  @Test
  public void creationFailsAnywhere_leavesNothingOrAllOfItAndSaysSo() {
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();

          Race.Result<Boolean> result = outage.during(() -> node().save(state(own, 0)));

          verifySaved(outage, result, own, null, state(own, 1));
        });
  }

  @Test
  public void eraseFailsAnywhere_saysSoAndCanBeRepeated() {
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          assertThat(node().save(state(own, 0))).isTrue();

          Race.Result<Boolean> result = outage.during(() -> node().erase(own));

          result.failsOnlyWith(SyncStoreException.class, outage);
          if (!result.succeeded()) {
            node().erase(own);
          }
          assertThat(node().load(own)).as("%s", outage).isEmpty();
        });
  }

  @Test
  public void storageSlowForOne_othersAreNotHindered() {
    for (Moment moment : Moment.values()) {
      AccountId slow = fresh();
      AccountId quick = fresh();
      node().save(state(slow, 0));
      node().save(state(quick, 0));
      ScheduleStore shared = node();
      Race.Running<Boolean> waiting;
      try (Hold hold = faults().holdNextAt(moment)) {
        waiting = Race.start(() -> shared.save(state(slow, 1)));
        hold.awaitCall();

        assertThat(shared.load(quick)).isPresent();
        assertThat(shared.save(state(quick, 1))).isTrue();
      }
      assertThat(waiting.end().value()).isTrue();
    }
  }

  private void verifySaved(
      Outage outage,
      Race.Result<Boolean> result,
      AccountId account,
      @Nullable ScheduleState before,
      ScheduleState after) {
    result.failsOnlyWith(SyncStoreException.class, outage);
    Optional<ScheduleState> stored = node().load(account);
    if (result.succeeded()) {
      assertThat(result.value()).as("%s: saved, for nobody else did", outage).isTrue();
      assertThat(stored).as("%s", outage).contains(after);
    } else {
      assertThat(stored).as("%s", outage).isIn(Optional.ofNullable(before), Optional.of(after));
    }
  }

  /** A save of one version stores the next. */
  private static ScheduleState state(AccountId account, long version) {
    return new ScheduleState(
        account, version, NOON, Map.of(), null, Troubles.NONE, false, null, List.of());
  }

  private static AccountId fresh() {
    return new AccountId("contract-" + UUID.randomUUID());
  }

  private static void unavailable(ThrowingCallable call) {
    assertThatExceptionOfType(SyncStoreException.class).isThrownBy(call);
  }
}
