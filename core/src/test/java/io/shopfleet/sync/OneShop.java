package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.SettingKey;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.Cancellation;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.event.FleetListener;
import io.shopfleet.internal.memory.InMemoryCheckpointStore;
import io.shopfleet.internal.memory.InMemoryOrderWatch;
import io.shopfleet.internal.memory.InMemoryParkedRecords;
import io.shopfleet.platform.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One account with its shop, its host and everything between them. Used by one thread. */
final class OneShop {

  static final PlatformId PLATFORM = new PlatformId("bazaar");
  static final Instant REGISTERED = ManualClock.START.minus(Duration.ofDays(1));

  final ManualClock clock = new ManualClock();
  final RecordingSink<Order> orders = new RecordingSink<>();
  final RecordingSink<Product> products = new RecordingSink<>();
  final RecordingSink<StockLevel> stock = new RecordingSink<>();
  final RecordingSink<ReturnRequest> returns = new RecordingSink<>();
  final RecordingSink<Cancellation> cancellations = new RecordingSink<>();
  final InMemoryParkedRecords parked = new InMemoryParkedRecords();
  final RequestTally tally = new RequestTally();
  final RecordingListener heard = new RecordingListener();
  final InMemoryOrderWatch watch = new InMemoryOrderWatch();
  CheckpointStore checkpoints = new InMemoryCheckpointStore();
  FleetListener listener = heard;
  SyncSinks sinks = new SyncSinks(orders, products, stock, returns, cancellations);
  @Nullable HostRecords hostRecords;
  Account account;
  private final Object[] capabilities;
  boolean brokenWatch;
  boolean parkingBroken;
  private RunControl.Directive directive = RunControl.Directive.GO_ON;

  OneShop(Object... capabilities) {
    this.capabilities = capabilities;
    this.account = shop().build();
  }

  private static AccountBuilder shop() {
    return Account.of(PLATFORM, new ShopId("7495"), "Bazaar Jakarta")
        .region(new RegionCode("ID"))
        .createdAt(REGISTERED)
        // Most tests count instants, and the defaults would only blur them.
        .setting(SyncSettings.OVERLAP, Duration.ZERO)
        .setting(SyncSettings.SETTLE, Duration.ZERO);
  }

  <T> OneShop with(SettingKey<T> key, T value) {
    account = account.toBuilder().setting(key, value).build();
    return this;
  }

  OneShop withRaw(SettingKey<?> key, String text) {
    account = account.toBuilder().settings(new Settings(Map.of(key.name(), text))).build();
    return this;
  }

  OneShop withFeatures(String... words) {
    account = account.toBuilder().features(Set.of(words)).build();
    return this;
  }

  /** From now on a run is asked to stop at the border of the next page. */
  void stop() {
    direct(RunControl.Directive.STOP);
  }

  /** What a run is told from now on at the border of the next page. */
  void direct(RunControl.Directive value) {
    directive = value;
  }

  SyncRun run() {
    return run(RunRequest.now(null));
  }

  SyncRun run(RunRequest request) {
    return sync().run(account, request, this::directive);
  }

  AccountSync sync() {
    return new AccountSync(
        platform -> new Capabilities(capabilities),
        sinks,
        new SyncStores(
            checkpoints,
            new BreakableWatch(watch, () -> brokenWatch),
            new BreakableParking(parked, () -> parkingBroken),
            hostRecords),
        new SettingsCascade(Map.of()),
        tally,
        listener,
        clock);
  }

  RunControl.Directive directive() {
    return directive;
  }

  SyncRun.StreamRun run(DataStream stream) {
    return run().streams().stream().filter(s -> s.stream() == stream).findFirst().orElseThrow();
  }

  SyncRun.StreamRun runOrders() {
    return run(DataStream.ORDERS);
  }

  Optional<Instant> watermark(DataStream stream) {
    return checkpoints.load(account.id(), stream).map(Checkpoint::watermark);
  }

  Optional<Instant> watermark() {
    return watermark(DataStream.ORDERS);
  }
}
