package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.internal.memory.InMemoryCheckpointStore;
import io.shopfleet.internal.memory.InMemoryOrderWatch;
import io.shopfleet.internal.memory.InMemoryParkedRecords;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.sync.OrderWatch.State;
import io.shopfleet.sync.OrderWatch.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A dry run sees what rests in the real stores and what it wrote itself; they see nothing. */
class DrySyncStoresTest {

  private static final Instant T = ManualClock.START.minusSeconds(600);
  private static final AccountId ACCOUNT = new AccountId("account-1");

  private final InMemoryOrderWatch realWatch = new InMemoryOrderWatch();
  private final InMemoryCheckpointStore realCheckpoints = new InMemoryCheckpointStore();
  private final InMemoryParkedRecords realParked = new InMemoryParkedRecords();
  private final SyncStores dry =
      new DrySyncStores(new SyncStores(realCheckpoints, realWatch, realParked, null)).stores();

  private static Watched watched(String id, State state, Instant readAt) {
    return new Watched(id, T, state.name(), state, readAt);
  }

  private List<String> next(int limit) {
    return dry.watch().next(ACCOUNT, limit).stream().map(Watched::orderId).toList();
  }

  @Test
  void checkpoint_isTheRealOneUntilTheRunMovesIt() {
    realCheckpoints.save(ACCOUNT, DataStream.ORDERS, 0, T);
    assertThat(dry.checkpoints().load(ACCOUNT, DataStream.ORDERS)).contains(new Checkpoint(T, 1));

    assertThat(dry.checkpoints().save(ACCOUNT, DataStream.ORDERS, 1, T.plusSeconds(1))).isTrue();

    assertThat(dry.checkpoints().load(ACCOUNT, DataStream.ORDERS))
        .contains(new Checkpoint(T.plusSeconds(1), 2));
    assertThat(realCheckpoints.load(ACCOUNT, DataStream.ORDERS)).contains(new Checkpoint(T, 1));
  }

  @Test
  void watchedOrder_isAsTheRunSawItLast() {
    Watched before = watched("a", State.OPEN, T);
    Watched untouched = watched("b", State.OPEN, T);
    Watched now = watched("a", State.BELIEVED_FINAL, Instant.EPOCH);
    realWatch.put(ACCOUNT, List.of(before, untouched));

    dry.watch().put(ACCOUNT, List.of(now));

    assertThat(dry.watch().find(ACCOUNT, List.of("a", "b")).values())
        .containsExactlyInAnyOrder(now, untouched);
    assertThat(realWatch.find(ACCOUNT, List.of("a"))).containsValue(before);
  }

  @Test
  void ordersToReadNext_areTheRealOnesAndTheRunsOwnInTheirOrder() {
    realWatch.put(
        ACCOUNT,
        List.of(
            watched("read long ago", State.OPEN, T),
            watched("read lately", State.OPEN, T.plusSeconds(60)),
            watched("believed", State.BELIEVED_FINAL, Instant.EPOCH),
            watched("settled by the run", State.OPEN, Instant.EPOCH)));
    dry.watch()
        .put(
            ACCOUNT,
            List.of(
                watched("never read", State.OPEN, Instant.EPOCH),
                watched("settled by the run", State.SETTLED, T)));

    assertThat(next(9)).containsExactly("never read", "read long ago", "read lately", "believed");
    assertThat(next(2)).containsExactly("never read", "read long ago");
  }

  @Test
  void runMovedTheFirstToTheEndOfTheQueue_theRealOnesBehindItMoveUp() {
    realWatch.put(
        ACCOUNT, List.of(watched("a", State.OPEN, T), watched("b", State.OPEN, T.plusSeconds(1))));

    dry.watch().put(ACCOUNT, List.of(watched("a", State.BELIEVED_FINAL, Instant.EPOCH)));

    assertThat(next(1)).containsExactly("b");
    assertThat(next(Integer.MAX_VALUE)).containsExactly("b", "a");
  }

  @Test
  void parkedByTheRun_areItsOwnAlone() {
    dry.parked().park(new ParkedRecord(ACCOUNT, DataStream.ORDERS, "a", "no price", "{}", T, 1));

    assertThat(dry.parked().count(ACCOUNT)).isEqualTo(1);
    assertThat(realParked.count(ACCOUNT)).isZero();
  }

  @Test
  void dryRunAfterARealOne_startsWhereThatEnded() {
    ScriptedShop shop = ScriptedShop.byUpdate().put(Orders.placed("read before", T));
    OneShop bench = new OneShop(shop);
    bench.run();
    shop.put(Orders.placed("new", T.plusSeconds(1)));
    shop.put(Orders.placed("newer", T.plusSeconds(2)));
    bench.clock.advance(Duration.ofMinutes(1));
    shop.forgetWhatWasAsked();

    DryRun run = DryRun.of(bench.sync(), bench.account, RunRequest.now(null));

    assertThat(shop.asked().get(0).window().from()).isEqualTo(T);
    assertThat(run.orders()).extracting(Order::id).endsWith("new", "newer");
    assertThat(run.run().streams().get(0).watermark()).isEqualTo(T.plusSeconds(2));
    assertThat(bench.watermark()).contains(T);
  }

  @Test
  void dryRunOverOrdersThatAreWatched_readsTheOpenOnesAgainAndNoneAsNews() {
    ScriptedShop shop = ScriptedShop.byCreation(Duration.ofDays(3));
    OneShop bench = new OneShop(shop);
    shop.put(Orders.order("open", Phase.IN_TRANSIT, T, null));
    bench.run();
    bench.clock.advance(Duration.ofMinutes(1));
    shop.forgetWhatWasAsked();

    DryRun run = DryRun.of(bench.sync(), bench.account, RunRequest.now(null));

    assertThat(run.orders()).extracting(Order::id).containsExactly("open");
    assertThat(shop.readById()).containsExactly(Set.of("open"));
  }
}
