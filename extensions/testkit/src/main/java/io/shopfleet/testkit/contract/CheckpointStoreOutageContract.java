package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.CheckpointStore;
import io.shopfleet.sync.SyncStoreException;
import io.shopfleet.testkit.contract.StorageFaults.Moment;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a {@link CheckpointStore} on a storage that can fail has to do, beside {@link
 * CheckpointStoreContract}. Extend it in a class of its own, with nodes whose storage is wrapped
 * (see {@link StorageFaults}). The storage takes two calls at the same time.
 */
public abstract class CheckpointStoreOutageContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final Instant LATER = NOON.plusMillis(1);

  /** A store as another node would build it, on the storage of the present test. */
  protected abstract CheckpointStore node();

  /** What makes the storage of the present test fail, hang and recover; the same at every call. */
  protected abstract StorageFaults faults();

  @AfterEach
  public void makeTheStorageWell() {
    faults().well();
  }

  @Test
  public void storageDown_nothingIsAbsentSavedOrErased() {
    CheckpointStore store = node();
    AccountId present = fresh();
    AccountId absent = fresh();
    store.save(present, DataStream.ORDERS, 0, NOON);

    faults().goDown();
    unavailable(() -> store.load(present, DataStream.ORDERS));
    unavailable(() -> store.load(absent, DataStream.ORDERS));
    unavailable(() -> store.save(present, DataStream.ORDERS, 1, LATER));
    unavailable(() -> store.save(present, DataStream.ORDERS, 7, LATER));
    unavailable(() -> store.erase(present));
    faults().well();

    assertThat(node().load(present, DataStream.ORDERS)).contains(new Checkpoint(NOON, 1));
    assertThat(store.save(present, DataStream.ORDERS, 1, LATER)).isTrue();
    assertThat(node().load(present, DataStream.ORDERS)).contains(new Checkpoint(LATER, 2));
  }

  @Test
  public void savedBeforeAnOutage_thereAfterIt() {
    AccountId account = fresh();
    assertThat(node().save(account, DataStream.ORDERS, 0, NOON)).isTrue();
    faults().goDown();
    unavailable(() -> node().load(account, DataStream.ORDERS));
    faults().well();

    assertThat(node().load(account, DataStream.ORDERS)).contains(new Checkpoint(NOON, 1));
  }

  @Test
  public void loadFailsAnywhere_isNeverAbsent() {
    AccountId account = fresh();
    node().save(account, DataStream.ORDERS, 0, NOON);

    Outage.each(
        faults(),
        outage -> {
          Race.Result<Optional<Checkpoint>> result =
              outage.during(() -> node().load(account, DataStream.ORDERS));

          result.failsOnlyWith(SyncStoreException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).contains(new Checkpoint(NOON, 1));
          }
        });
  }

  @Test
  public void saveFailsAnywhere_leavesTheOldOrTheNewAndSaysSo() {
    Checkpoint before = new Checkpoint(NOON, 1);
    Checkpoint after = new Checkpoint(LATER, 2);

    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          assertThat(node().save(own, DataStream.ORDERS, 0, NOON)).isTrue();

          Race.Result<Boolean> result =
              outage.during(() -> node().save(own, DataStream.ORDERS, 1, LATER));

          verifySaved(outage, result, own, before, after);
        });
  }

  @Test
  public void creationFailsAnywhere_leavesNothingOrAllOfItAndSaysSo() {
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();

          Race.Result<Boolean> result =
              outage.during(() -> node().save(own, DataStream.ORDERS, 0, NOON));

          verifySaved(outage, result, own, null, new Checkpoint(NOON, 1));
        });
  }

  @Test
  public void eraseFailsAnywhere_saysSoAndCanBeRepeated() {
    Outage.each(
        faults(),
        outage -> {
          AccountId own = fresh();
          assertThat(node().save(own, DataStream.ORDERS, 0, NOON)).isTrue();

          Race.Result<Boolean> result = outage.during(() -> node().erase(own));

          result.failsOnlyWith(SyncStoreException.class, outage);
          if (!result.succeeded()) {
            node().erase(own);
          }
          assertThat(node().load(own, DataStream.ORDERS)).as("%s", outage).isEmpty();
        });
  }

  @Test
  public void storageSlowForOne_othersAreNotHindered() {
    for (Moment moment : Moment.values()) {
      AccountId slow = fresh();
      AccountId quick = fresh();
      node().save(slow, DataStream.ORDERS, 0, NOON);
      node().save(quick, DataStream.ORDERS, 0, NOON);
      CheckpointStore shared = node();
      Race.Running<Boolean> waiting;
      try (Hold hold = faults().holdNextAt(moment)) {
        waiting = Race.start(() -> shared.save(slow, DataStream.ORDERS, 1, LATER));
        hold.awaitCall();

        assertThat(shared.load(quick, DataStream.ORDERS)).isPresent();
        assertThat(shared.save(quick, DataStream.ORDERS, 1, LATER)).isTrue();
      }
      assertThat(waiting.end().value()).isTrue();
    }
  }

  private void verifySaved(
      Outage outage,
      Race.Result<Boolean> result,
      AccountId account,
      @Nullable Checkpoint before,
      Checkpoint after) {
    result.failsOnlyWith(SyncStoreException.class, outage);
    Optional<Checkpoint> stored = node().load(account, DataStream.ORDERS);
    if (result.succeeded()) {
      assertThat(result.value()).as("%s: saved, for nobody else did", outage).isTrue();
      assertThat(stored).as("%s", outage).contains(after);
    } else {
      assertThat(stored).as("%s", outage).isIn(Optional.ofNullable(before), Optional.of(after));
    }
  }

  private static AccountId fresh() {
    return new AccountId("contract-" + UUID.randomUUID());
  }

  private static void unavailable(ThrowingCallable call) {
    assertThatExceptionOfType(SyncStoreException.class).isThrownBy(call);
  }
}
