package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.internal.memory.InMemoryCheckpointStore;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How far a position may go, whatever times the records tell. */
class WatermarkLimitsTest {

  private static final Duration SETTLE = Duration.ofMinutes(10);
  private static final Instant END = ManualClock.START.minus(SETTLE);

  private static List<String> delivered(OneShop bench) {
    return bench.orders.records().stream().map(Order::id).toList();
  }

  /** Finds orders by an index that is a moment old, and shows them as they are by now. */
  private static OneShop behindAnIndex(ScriptedShop shop, String stale, Instant by) {
    return new OneShop(
            new ListingOf(
                shop,
                page ->
                    new Page<>(
                        page.items().stream()
                            .map(
                                order ->
                                    order.id().equals(stale)
                                        ? Orders.order(stale, Phase.IN_TRANSIT, END, by)
                                        : order)
                            .toList(),
                        page.unreadable(),
                        page.cursor(),
                        page.total())))
        .with(SyncSettings.SETTLE, SETTLE);
  }

  @Test
  void recordChangedSinceItWasFound_watermarkStaysWithinTheWindow() {
    ScriptedShop shop = ScriptedShop.byUpdate();
    shop.put(Orders.placed("moved on", END.minusSeconds(30)));
    OneShop bench = behindAnIndex(shop, "moved on", ManualClock.START.minusSeconds(1));
    // Within the settle time, so that this run must not read it.
    shop.put(Orders.placed("settling", END.plusSeconds(60)));

    assertThat(bench.run().succeeded()).isTrue();
    assertThat(delivered(bench)).containsExactly("moved on");
    assertThat(bench.watermark()).contains(END);

    bench.clock.advance(SETTLE);
    bench.run();
    assertThat(delivered(bench)).contains("settling");
  }

  @Test
  void lastOfAFullPageChangedSinceItWasFound_thoseBehindItAreReadAllTheSame() {
    ScriptedShop shop = ScriptedShop.byUpdate();
    shop.put(Orders.placed("a", END.minusSeconds(40)));
    shop.put(Orders.placed("moved on", END.minusSeconds(30)));
    shop.put(Orders.placed("behind it", END.minusSeconds(20)));
    OneShop bench = behindAnIndex(shop, "moved on", ManualClock.START.minusSeconds(1));

    assertThat(bench.run().succeeded()).isTrue();

    assertThat(delivered(bench)).contains("behind it");
  }

  @Test
  void recordChangedSinceItWasFoundByTokens_watermarkStaysWithinTheWindow() {
    ScriptedShop shop =
        ScriptedShop.byUpdate().sortedBy(ScriptedShop.OLDEST_CHANGE_FIRST.reversed());
    for (int i = 0; i < 4; i++) {
      shop.put(Orders.placed("o" + i, END.minusSeconds(30 + i)));
    }
    OneShop bench = behindAnIndex(shop, "o3", ManualClock.START.minusSeconds(1));

    assertThat(bench.run().succeeded()).isTrue();

    assertThat(bench.watermark()).contains(END);
  }

  @Test
  void listedByCreationWithATimeBehindTheWindow_watermarkStaysWithinTheWindow() {
    ScriptedShop shop = ScriptedShop.byCreation(Duration.ofDays(3));
    shop.put(Orders.order("a", Phase.COMPLETED, END.minusSeconds(30), null));
    OneShop bench =
        new OneShop(
                new ListingOf(
                    shop,
                    page ->
                        new Page<>(
                            page.items().stream()
                                .map(o -> Orders.order("a", Phase.COMPLETED, Instant.MAX, null))
                                .toList(),
                            page.unreadable(),
                            page.cursor(),
                            page.total())))
            .with(SyncSettings.SETTLE, SETTLE);

    assertThat(bench.run().succeeded()).isTrue();

    assertThat(bench.watermark()).contains(END);
  }

  /** Keeps instants as coarsely as it may. */
  private static final class Milliseconds implements CheckpointStore {

    private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();

    @Override
    public Optional<Checkpoint> load(AccountId account, DataStream stream) {
      return store.load(account, stream);
    }

    @Override
    public boolean save(AccountId account, DataStream stream, long expected, Instant watermark) {
      return store.save(account, stream, expected, watermark.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public void erase(AccountId account) {
      store.erase(account);
    }
  }

  @Test
  void finerTimesThanTheStoreKeeps_hostThatSavesTheCheckpointIsNotTakenForAnotherRun() {
    ScriptedShop shop = ScriptedShop.byUpdate();
    shop.put(Orders.placed("a", END.plusNanos(1_000_001)));
    OneShop bench = new OneShop(shop);
    Milliseconds store = new Milliseconds();
    bench.checkpoints = store;
    bench.orders.onNext(
        batch -> {
          Checkpoint next = batch.checkpoint().orElseThrow();
          store.save(bench.account.id(), DataStream.ORDERS, next.version() - 1, next.watermark());
        });

    assertThat(bench.run().outcome()).isEqualTo(SyncRun.Outcome.SUCCEEDED);

    assertThat(bench.watermark()).contains(END.plusMillis(1));
  }

  @Test
  void periodFromTheBeginningToTheEndOfTime_isReadAsFarAsThereIsAnything() {
    ScriptedShop shop = ScriptedShop.byUpdate();
    shop.put(Orders.placed("first", Instant.EPOCH));
    shop.put(Orders.placed("last", ManualClock.START.minusSeconds(1)));
    OneShop bench = new OneShop(shop);

    SyncRun run = bench.run(RunRequest.backfill(null, Instant.MIN, Instant.MAX));

    assertThat(run.succeeded()).isTrue();
    assertThat(delivered(bench)).containsExactly("first", "last");
    List<Window> windows = shop.windowsByCreation();
    assertThat(windows.get(0).from()).isEqualTo(Instant.EPOCH);
    assertThat(windows.get(windows.size() - 1).to())
        .isEqualTo(ManualClock.START.plus(Duration.ofDays(1)));
  }
}
