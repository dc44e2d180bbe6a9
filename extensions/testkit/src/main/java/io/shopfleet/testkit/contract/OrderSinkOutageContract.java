package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.RecordRejectedException;
import io.shopfleet.sync.StaleCheckpointException;
import io.shopfleet.sync.SyncBatch;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.sync.Taken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a sink for orders on a storage that can fail has to do, beside {@link OrderSinkContract}.
 * Extend it in a class of its own, with sinks whose storage is wrapped (see {@link StorageFaults}).
 */
public abstract class OrderSinkOutageContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final Checkpoint FIRST = new Checkpoint(NOON, 1);
  private static final Checkpoint SECOND = new Checkpoint(NOON.plusMillis(1), 2);

  /** A sink as another node would build it, on the storage of the present test. */
  protected abstract SyncSink<Order> sink();

  /** The ids of the orders that the host has; asked of a storage that is well. */
  protected abstract List<String> orders(AccountId account);

  /** The checkpoint of the orders as the fleet would load it; asked of a storage that is well. */
  protected abstract Optional<Checkpoint> checkpoint(AccountId account);

  /** What makes the storage of the present test fail, hang and recover; the same at every call. */
  protected abstract StorageFaults faults();

  @AfterEach
  public void makeTheStorageWell() {
    faults().well();
  }

  @Test
  public void takeFailsAnywhere_ordersAndCheckpointAreBothStoredOrNeither() {
    Outage.each(
        faults(),
        outage -> {
          Account account = fresh();
          sink().take(account, batch(FIRST, "a"));

          Race.Result<Taken> result =
              outage.during(() -> sink().take(account, batch(SECOND, "b", "c")));

          boolean stored = orders(account.id()).size() == 3;
          if (!stored) {
            assertThat(orders(account.id())).as("%s", outage).containsExactly("a");
          }
          assertThat(checkpoint(account.id())).as("%s", outage).contains(stored ? SECOND : FIRST);
          if (result.succeeded()) {
            assertThat(stored).as("%s", outage).isTrue();
            assertThat(result.value()).as("%s", outage).isEqualTo(new Taken(2, 0));
          }
          blamesNoRecordAndNoOtherRun(outage, result);
        });
  }

  @Test
  public void takeFailsAnywhere_goesOnFromTheCheckpointThatIsStored() {
    Outage.each(
        faults(),
        outage -> {
          Account account = fresh();
          outage.during(() -> sink().take(account, batch(FIRST, "a")));

          long version = checkpoint(account.id()).map(Checkpoint::version).orElse(0L);
          sink().take(account, batch(new Checkpoint(NOON, version + 1), "a", "b"));

          assertThat(orders(account.id())).as("%s", outage).containsExactlyInAnyOrder("a", "b");
        });
  }

  private static void blamesNoRecordAndNoOtherRun(Outage outage, Race.Result<Taken> result) {
    assertThat(result.failedWith(RecordRejectedException.class))
        .as("%s: no record is to blame", outage)
        .isFalse();
    assertThat(result.failedWith(StaleCheckpointException.class))
        .as("%s: no other run moved the checkpoint", outage)
        .isFalse();
  }

  private static SyncBatch<Order> batch(Checkpoint next, String... ids) {
    return new SyncBatch<>(
        DataStream.ORDERS,
        List.of(ids).stream().map(id -> SampleOrders.order(id).updatedAt(NOON).build()).toList(),
        next);
  }

  private static Account fresh() {
    return SampleOrders.account("contract-" + UUID.randomUUID());
  }
}
