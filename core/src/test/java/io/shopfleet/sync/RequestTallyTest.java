package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.sync.SyncRun.Requests;
import io.shopfleet.sync.SyncRun.StreamRun;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the requests of a run had to bear is told by the stream that they were made for. */
class RequestTallyTest {

  private static final Instant T = ManualClock.START.minusSeconds(600);

  private final ScriptedShop shop = ScriptedShop.byUpdate().put(Orders.placed("a", T));
  private final ScriptedCatalogue catalogue = new ScriptedCatalogue(true).put("p", T);
  private final OneShop bench = new OneShop(shop, catalogue);

  private void retried(AccountId account, Duration pause) {
    bench.tally.on(
        new FleetEvent.RequestRetried(
            ManualClock.START, account, "order.search", FailureKind.TRANSIENT, 1, pause));
  }

  private void delayed(Duration delay) {
    bench.tally.on(
        new FleetEvent.RequestDelayed(
            ManualClock.START, bench.account.id(), "order.search", delay));
  }

  private static Requests of(SyncRun run, DataStream stream) {
    return run.streams().stream()
        .filter(read -> read.stream() == stream)
        .map(StreamRun::requests)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void retriesAndWaits_countForTheStreamThatIsBeingRead() {
    shop.afterPage(
        () -> {
          retried(bench.account.id(), Duration.ofSeconds(2));
          retried(bench.account.id(), Duration.ofSeconds(4));
          delayed(Duration.ofSeconds(1));
        });
    catalogue.afterPage(() -> delayed(Duration.ofMillis(300)));

    SyncRun run = bench.run();

    assertThat(of(run, DataStream.ORDERS)).isEqualTo(new Requests(2, 3, Duration.ofSeconds(7)));
    assertThat(of(run, DataStream.PRODUCTS)).isEqualTo(new Requests(0, 1, Duration.ofMillis(300)));
    assertThat(of(run, DataStream.INVENTORY)).isEqualTo(Requests.NONE);
  }

  @Test
  void repeatedAtOnce_isNoWait() {
    shop.afterPage(() -> retried(bench.account.id(), Duration.ZERO));

    assertThat(of(bench.run(), DataStream.ORDERS)).isEqualTo(new Requests(1, 0, Duration.ZERO));
  }

  @Test
  void otherAccountsAndOtherTimes_doNotCount() {
    retried(bench.account.id(), Duration.ofSeconds(1));
    shop.afterPage(() -> retried(new AccountId("another"), Duration.ofSeconds(1)));

    assertThat(of(bench.run(), DataStream.ORDERS)).isEqualTo(Requests.NONE);

    retried(bench.account.id(), Duration.ofSeconds(1));
    assertThat(bench.tally.take(bench.account.id())).isEqualTo(Requests.NONE);
  }

  @Test
  void backfillThatLetsSomethingDuePass_countsItsOwnBeforeAndAfter() {
    shop.put(Orders.placed("b", T)).put(Orders.placed("c", T));
    Set<DataStream> due = EnumSet.noneOf(DataStream.class);
    shop.afterPage(
        () -> {
          retried(bench.account.id(), Duration.ofSeconds(1));
          due.add(DataStream.PRODUCTS);
        });
    shop.afterPage(() -> retried(bench.account.id(), Duration.ofSeconds(2)));
    catalogue.afterPage(() -> retried(bench.account.id(), Duration.ofSeconds(30)));

    SyncRun run =
        bench
            .sync()
            .run(
                bench.account,
                RunRequest.backfill(null, T, T.plusSeconds(1)),
                RunControl.GO_ON,
                letting(due));

    assertThat(of(run, DataStream.ORDERS)).isEqualTo(new Requests(2, 2, Duration.ofSeconds(3)));
    assertThat(of(run, DataStream.PRODUCTS)).isEqualTo(new Requests(1, 1, Duration.ofSeconds(30)));
  }

  /** A long run that lets pass what is in a set, and takes it out. */
  private static LongRun letting(Set<DataStream> waiting) {
    return new LongRun() {
      @Override
      public Instant start(DataStream stream, Instant from) {
        return from;
      }

      @Override
      public void reached(DataStream stream, Instant position) {}

      @Override
      public Set<DataStream> due() {
        Set<DataStream> due = Set.copyOf(waiting);
        waiting.clear();
        return due;
      }
    };
  }
}
