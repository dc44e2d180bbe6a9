package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.commerce.Cancellation;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.Window;
import io.shopfleet.sync.RunRequest.Scope;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.sync.SyncRun.StreamRun;
import io.shopfleet.sync.SyncRun.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Returns and cancellations: by what changed, by a period, and by id; never one for the other. */
class AftersalesTest {

  private static final Instant T = ManualClock.START.minusSeconds(600);

  private final ScriptedAftersales shop = new ScriptedAftersales();
  private final OneShop bench = new OneShop(shop);

  private List<String> delivered(DataStream stream) {
    return stream == DataStream.RETURNS
        ? bench.returns.records().stream().map(ReturnRequest::id).toList()
        : bench.cancellations.records().stream().map(Cancellation::id).toList();
  }

  private static DataStream other(DataStream stream) {
    return stream == DataStream.RETURNS ? DataStream.CANCELLATIONS : DataStream.RETURNS;
  }

  @ParameterizedTest
  @EnumSource(names = {"RETURNS", "CANCELLATIONS"})
  void whatChanged_isReadOldestFirstAndTheNextRunStartsThere(DataStream stream) {
    shop.put(stream, "later", T.plusSeconds(1));
    shop.put(stream, "earlier", T);
    assertThat(bench.run(stream).succeeded()).isTrue();
    assertThat(delivered(stream)).containsExactly("earlier", "later");
    assertThat(delivered(other(stream))).isEmpty();
    assertThat(bench.watermark(stream)).contains(T.plusSeconds(1));
    bench.clock.advance(Duration.ofMinutes(1));
    shop.put(stream, "earlier", T.plusSeconds(2));

    bench.run();

    assertThat(delivered(stream)).containsExactly("earlier", "later", "later", "earlier");
  }

  @ParameterizedTest
  @EnumSource(names = {"RETURNS", "CANCELLATIONS"})
  void longAway_isAskedForInWindowsThatTheMarketplaceAllows(DataStream stream) {
    Instant from = ManualClock.START.minus(Duration.ofDays(10));
    bench.with(SyncSettings.FROM, from);
    bench.with(SyncSettings.STREAMS, SyncSettings.Streams.of(stream));

    StreamRun run = bench.run(stream);

    Instant seam = from.plus(ScriptedAftersales.LONGEST);
    assertThat(shop.asked())
        .containsExactly(new Window(from, seam), new Window(seam, ManualClock.START));
    assertThat(run.window()).isEqualTo(new Window(from, ManualClock.START));
  }

  @ParameterizedTest
  @EnumSource(names = {"RETURNS", "CANCELLATIONS"})
  void backfill_readsWhatChangedInThePeriodAndMovesNothing(DataStream stream) {
    Instant from = T.minus(Duration.ofDays(100));
    Instant to = from.plus(Duration.ofDays(8));
    shop.put(stream, "before", from.minusNanos(1));
    shop.put(stream, "first", from);
    shop.put(stream, "last", to.minusNanos(1));
    shop.put(stream, "after", to);

    SyncRun run =
        bench.run(
            RunRequest.of(Trigger.MANUAL, "ann", new Scope.Backfill(Set.of(stream), from, to)));

    assertThat(run.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(delivered(stream)).containsExactly("first", "last");
    assertThat(shop.asked())
        .containsExactly(
            new Window(from, from.plus(ScriptedAftersales.LONGEST)),
            new Window(from.plus(ScriptedAftersales.LONGEST), to));
    assertThat(bench.watermark(stream)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"RETURNS", "CANCELLATIONS"})
  void namedById_areReadWithoutListingAnything(DataStream stream) {
    shop.put(stream, "old", T.minus(Duration.ofDays(100)));

    SyncRun run =
        bench.run(RunRequest.records(Trigger.WEBHOOK, null, stream, List.of("old", "gone")));

    assertThat(delivered(stream)).containsExactly("old");
    assertThat(run.streams().get(0).counts().missing()).isEqualTo(1);
    assertThat(shop.asked()).isEmpty();
    assertThat(bench.watermark(stream)).isEmpty();
  }
}
