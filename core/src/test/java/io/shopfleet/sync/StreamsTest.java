package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.account.UnknownPlatformException;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.ManualClock;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which streams a run reads, and when it goes on after one of them failed. */
class StreamsTest {

  private final ScriptedShop shop =
      ScriptedShop.byUpdate().put(Orders.placed("a", ManualClock.START.minusSeconds(60)));
  private final ScriptedCatalogue catalogue =
      new ScriptedCatalogue(true).put("p", ManualClock.START.minusSeconds(60));
  private final OneShop bench = new OneShop(shop, catalogue);

  private static List<DataStream> streams(SyncRun run) {
    return run.streams().stream().map(SyncRun.StreamRun::stream).toList();
  }

  private MarketplaceException failure(FailureKind kind) {
    return MarketplaceException.of(kind, bench.account, "order.search").message("no").build();
  }

  @Test
  void nothingSet_ordersProductsAndStockAreRead() {
    SyncRun run = bench.run();

    assertThat(run.succeeded()).isTrue();
    assertThat(run.records()).isEqualTo(3);
    assertThat(run.account()).isEqualTo(bench.account.id());
    assertThat(run.trigger()).isEqualTo(SyncRun.Trigger.MANUAL);
    assertThat(run.startedAt()).isEqualTo(ManualClock.START);
    assertThat(streams(run))
        .containsExactly(DataStream.ORDERS, DataStream.PRODUCTS, DataStream.INVENTORY);
    assertThat(bench.stock.records()).hasSize(1);
  }

  @Test
  void streamsSet_othersAreNotRead() {
    bench.with(SyncSettings.STREAMS, SyncSettings.Streams.of(DataStream.PRODUCTS));

    SyncRun run = bench.run();

    assertThat(streams(run)).containsExactly(DataStream.PRODUCTS);
    assertThat(shop.asked()).isEmpty();
    assertThat(catalogue.stockPages()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"order_management", "order_fulfillment"})
  void featureOrders_onlyOrdersAreRead(String word) {
    bench.withFeatures(word);

    assertThat(streams(bench.run())).containsExactly(DataStream.ORDERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"product_management", "product_catalog"})
  void featureProducts_onlyProductsAreRead(String word) {
    bench.withFeatures(word);

    assertThat(streams(bench.run())).containsExactly(DataStream.PRODUCTS);
  }

  @Test
  void featureInventory_onlyStockIsRead() {
    bench.withFeatures("inventory_sync");

    assertThat(streams(bench.run())).containsExactly(DataStream.INVENTORY);
  }

  @Test
  void featureOfNoStream_nothingIsRead() {
    bench.withFeatures("logistics");

    assertThat(bench.run().streams()).isEmpty();
  }

  @Test
  void streamWithoutSink_isNotRead() {
    bench.sinks = new SyncSinks(bench.orders, null, null, null, null);

    assertThat(streams(bench.run())).containsExactly(DataStream.ORDERS);
    assertThat(catalogue.askedSince()).isEmpty();
    assertThat(catalogue.stockPages()).isZero();
  }

  @Test
  void platformWithoutTheCapability_streamIsLeftOut() {
    OneShop orderless = new OneShop(catalogue);

    SyncRun run = orderless.run();

    assertThat(run.succeeded()).isTrue();
    assertThat(streams(run)).containsExactly(DataStream.PRODUCTS, DataStream.INVENTORY);
  }

  @Test
  void streamNamedByAPerson_isNotSilentlyLeftOut() {
    OneShop orderless = new OneShop(catalogue);

    SyncRun run =
        orderless.run(
            RunRequest.records(SyncRun.Trigger.MANUAL, "ann", DataStream.ORDERS, List.of("a")));

    assertThat(run.outcome()).isEqualTo(SyncRun.Outcome.FAILED);
    assertThat(run.firstFailure().orElseThrow().message()).contains("ORDERS", "sink");
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"TRANSIENT", "RATE_LIMITED", "AUTH_EXPIRED", "AUTH_REJECTED", "PLATFORM_DOWN"})
  void failureOfTheWholeShop_otherStreamsAreNotTried(FailureKind kind) {
    shop.failNext(failure(kind));

    SyncRun run = bench.run();

    assertThat(streams(run)).containsExactly(DataStream.ORDERS);
    assertThat(run.firstFailure().orElseThrow().kind()).isEqualTo(kind);
    assertThat(catalogue.askedSince()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"PERMISSION", "INVALID_REQUEST", "NOT_FOUND", "UNKNOWN"})
  void failureOfOneStream_othersGoOn(FailureKind kind) {
    shop.failNext(failure(kind));

    SyncRun run = bench.run();

    assertThat(run.succeeded()).isFalse();
    assertThat(run.streams())
        .extracting(SyncRun.StreamRun::succeeded)
        .containsExactly(false, true, true);
    assertThat(run.firstFailure().orElseThrow().kind()).isEqualTo(kind);
  }

  @Test
  void hostSinkFails_otherStreamsGoOn() {
    bench.orders.failNext();

    assertThat(bench.run().streams())
        .extracting(SyncRun.StreamRun::succeeded)
        .containsExactly(false, true, true);
  }

  @Test
  void credentialStoreDoesNotAnswer_isTransient() {
    shop.failNext(new CredentialStoreException("no answer", new IOException("reset")));

    SyncRun run = bench.run();

    assertThat(run.firstFailure().orElseThrow().kind()).isEqualTo(FailureKind.TRANSIENT);
  }

  @Test
  void everythingIsTold_inOrder() {
    shop.failNext(failure(FailureKind.PERMISSION));

    SyncRun run = bench.run();

    assertThat(bench.heard.events())
        .extracting(event -> (Object) event.getClass().getSimpleName())
        .containsExactly("StreamFailed", "PageDelivered", "PageDelivered");
    FleetEvent.StreamFailed failed = bench.heard.events(FleetEvent.StreamFailed.class).get(0);
    assertThat(failed.run()).isEqualTo(run.id());
    assertThat(failed.stream()).isEqualTo(DataStream.ORDERS);
    assertThat(failed.reason()).contains("order.search");
  }

  @Test
  void listenerThrows_breaksNothing() {
    bench.listener =
        event -> {
          throw new IllegalStateException("the host's dashboard is down");
        };

    assertThat(bench.run().succeeded()).isTrue();
  }

  @Test
  void brokenSetting_isTheAccountsFailedRun() {
    bench.withRaw(SyncSettings.OVERLAP, "five minutes");

    SyncRun run = bench.run();

    assertThat(run.succeeded()).isFalse();
    assertThat(run.streams()).hasSize(1);
    StreamFailure failed = run.firstFailure().orElseThrow();
    assertThat(failed.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
    assertThat(failed.message()).contains("sync.overlap", "five minutes");
    assertThat(shop.asked()).isEmpty();
  }

  @Test
  void platformNotPartOfTheFleet_saysSo() {
    AccountSync sync =
        new AccountSync(
            platform -> {
              throw new UnknownPlatformException(platform);
            },
            bench.sinks,
            new SyncStores(bench.checkpoints, bench.watch, bench.parked, null),
            new SettingsCascade(Map.of()),
            bench.tally,
            bench.heard,
            bench.clock);

    SyncRun run = sync.run(bench.account, RunRequest.now(null), RunControl.GO_ON);

    assertThat(run.streams()).hasSize(1);

    StreamFailure failed = run.firstFailure().orElseThrow();
    assertThat(failed.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
    assertThat(failed.message()).contains("bazaar").doesNotContain("sink");
  }

  @Test
  void brokenScheduleSetting_isTheAccountsFailedRunToo() {
    bench.withRaw(ScheduleSettings.QUIET_HOURS, "at night");

    StreamFailure failed = bench.run().firstFailure().orElseThrow();

    assertThat(failed.origin()).isEqualTo(StreamFailure.Origin.SETTINGS);
    assertThat(failed.message()).contains("sync.quiet-hours", "at night");
    assertThat(shop.asked()).isEmpty();
  }

  @Test
  void stoppedBeforeTheFirstPage_marketplaceIsNotAsked() {
    bench.stop();

    assertThat(bench.run().outcome()).isEqualTo(SyncRun.Outcome.STOPPED);

    assertThat(shop.asked()).isEmpty();
  }

  @Test
  void anotherRunMovesACheckpoint_otherStreamsAreNotTried() {
    bench.orders.onNext(
        batch ->
            bench.checkpoints.save(bench.account.id(), DataStream.ORDERS, 0, ManualClock.START));

    SyncRun run = bench.run();

    assertThat(run.outcome()).isEqualTo(SyncRun.Outcome.SUPERSEDED);
    assertThat(streams(run)).containsExactly(DataStream.ORDERS);
    assertThat(catalogue.askedSince()).isEmpty();
  }

  private SyncRun sweep(Set<DataStream> streams) {
    Instant from = OneShop.REGISTERED;
    return bench.run(
        RunRequest.sweep(SyncRun.Trigger.MANUAL, "ann", streams, from, ManualClock.START));
  }

  @Test
  void sweep_comparesWhatIsNamedAndSwitchedOnAndNoStock() {
    bench.with(
        SyncSettings.STREAMS,
        SyncSettings.Streams.of(DataStream.ORDERS, DataStream.PRODUCTS, DataStream.INVENTORY));

    assertThat(streams(sweep(Set.of()))).containsExactly(DataStream.ORDERS, DataStream.PRODUCTS);
    assertThat(streams(sweep(Set.of(DataStream.ORDERS)))).containsExactly(DataStream.ORDERS);
    bench.with(SyncSettings.STREAMS, SyncSettings.Streams.of(DataStream.PRODUCTS));
    assertThat(streams(sweep(Set.of()))).containsExactly(DataStream.PRODUCTS);
  }

  @Test
  void changesOfAStreamThatThereIsNot_whoNamedItIsToldAndNobodyElse() {
    OneShop orderless = new OneShop(catalogue);
    RunRequest.Scope named = new RunRequest.Scope.Changes(Set.of(DataStream.ORDERS));

    SyncRun asked = orderless.run(RunRequest.of(SyncRun.Trigger.MANUAL, "ann", named));
    SyncRun scheduled = orderless.run(RunRequest.scheduled(Set.of(DataStream.ORDERS)));

    assertThat(asked.firstFailure().orElseThrow().message()).contains("ORDERS", "sink");
    assertThat(scheduled.succeeded()).isTrue();
    assertThat(scheduled.streams()).isEmpty();
  }

  @Test
  void sinkTellsWhatWasNews_runRecordSaysSo() {
    SyncSink<Order> telling =
        new SyncSink<>() {
          @Override
          public void accept(Account account, SyncBatch<Order> batch) {
            bench.orders.accept(account, batch);
          }

          @Override
          public Taken take(Account account, SyncBatch<Order> batch) {
            accept(account, batch);
            return new Taken(1, batch.records().size() - 1);
          }
        };
    bench.sinks = new SyncSinks(telling, null, null, null, null);
    shop.pageSize(3);
    shop.put(Orders.placed("b", ManualClock.START.minusSeconds(50)));
    shop.put(Orders.placed("c", ManualClock.START.minusSeconds(40)));

    SyncRun.StreamRun orders = bench.runOrders();

    assertThat(orders.counts().changed()).isEqualTo(1);
    assertThat(orders.counts().unchanged()).isEqualTo(2);
    assertThat(orders.records()).isEqualTo(3);
  }
}
