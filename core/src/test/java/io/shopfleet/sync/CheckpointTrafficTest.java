package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.internal.memory.InMemoryCheckpointStore;
import io.shopfleet.platform.ManualClock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How often a run goes to the checkpoint store: every page of every account pays for it. */
class CheckpointTrafficTest {

  private static final Instant T = ManualClock.START.minusSeconds(600);
  private static final int PAGES = 3;

  private final ScriptedShop shop = ScriptedShop.byUpdate();
  private final OneShop bench = new OneShop(shop);
  private final Counted store = new Counted();

  CheckpointTrafficTest() {
    bench.checkpoints = store;
    // Each page is the first of a window that starts at the newest record of the page before.
    for (int i = 0; i <= PAGES; i++) {
      shop.put(Orders.placed("o" + i, T.plusSeconds(i)));
    }
  }

  @Test
  void engineSaves_onceForEveryPageAndReadsNothingBack() {
    assertThat(bench.runOrders().pages()).isEqualTo(PAGES);

    assertThat(store.saves).isEqualTo(PAGES);
    assertThat(store.loads).isEqualTo(1);
  }

  @Test
  void hostSavesTogetherWithItsRecords_engineLearnsItAtTheFirstPageAndOnlyLooksFromThenOn() {
    for (int page = 0; page < PAGES; page++) {
      bench.orders.onNext(this::saveAsHost);
    }

    assertThat(bench.runOrders().pages()).isEqualTo(PAGES);

    assertThat(store.saves).isEqualTo(1);
    assertThat(store.loads).isEqualTo(1 + PAGES);
    assertThat(bench.watermark()).contains(T.plusSeconds(PAGES));
  }

  @Test
  void hostSavesOnlyOnce_engineSavesTheOthers() {
    bench.orders.onNext(this::saveAsHost);

    assertThat(bench.runOrders().succeeded()).isTrue();

    assertThat(bench.watermark()).contains(T.plusSeconds(PAGES));
  }

  private void saveAsHost(SyncBatch<Order> batch) {
    Checkpoint next = batch.checkpoint().orElseThrow();
    store.real.save(bench.account.id(), DataStream.ORDERS, next.version() - 1, next.watermark());
  }

  /** Counts what the engine asks for. Used by one thread. */
  private static final class Counted implements CheckpointStore {

    private final CheckpointStore real = new InMemoryCheckpointStore();
    private int loads;
    private int saves;

    @Override
    public Optional<Checkpoint> load(AccountId account, DataStream stream) {
      loads++;
      return real.load(account, stream);
    }

    @Override
    public boolean save(AccountId account, DataStream stream, long expected, Instant watermark) {
      saves++;
      return real.save(account, stream, expected, watermark);
    }

    @Override
    public void erase(AccountId account) {
      real.erase(account);
    }
  }
}
