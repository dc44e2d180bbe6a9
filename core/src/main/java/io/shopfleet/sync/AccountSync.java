package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.InvalidSettingException;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.Feature;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.OrderSource.OrderFeed;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.StockSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a run does: reads an account's streams one after another and hands them to the host. Knows
 * nothing of schedules; every engine, and a host's own cron job, calls the same code. Safe for
 * concurrent use, but never for the same account twice at once: that is the engine's to prevent.
 */
public final class AccountSync {

  private final Function<PlatformId, Connector> connectors;
  private final SyncSinks sinks;
  private final CheckpointStore checkpoints;
  private final OrderWatch watch;
  private final SettingsCascade settings;
  private final FleetListener listener;
  private final Clock clock;

  /**
   * @param connectors finds a platform's connector; throws if the platform is not part of the fleet
   */
  public AccountSync(
      Function<PlatformId, Connector> connectors,
      SyncSinks sinks,
      CheckpointStore checkpoints,
      OrderWatch watch,
      SettingsCascade settings,
      FleetListener listener,
      Clock clock) {
    this.connectors = connectors;
    this.sinks = sinks;
    this.checkpoints = checkpoints;
    this.watch = watch;
    this.settings = settings;
    this.listener = FleetListener.shielded(listener);
    this.clock = clock;
  }

  /**
   * Runs an account's streams. Blocks until they are read or failed; failures are in the result.
   *
   * @param stopping asked at the border of every page; true ends the run there, as failed
   */
  public SyncRun run(Account account, SyncRun.Trigger trigger, BooleanSupplier stopping) {
    String id = UUID.randomUUID().toString();
    Instant started = clock.instant();
    listener.on(new FleetEvent.RunStarted(started, account.id(), id));
    List<SyncRun.StreamRun> streams = new ArrayList<>();
    @Nullable StreamFailure broken = brokenSetting(account);
    if (broken != null) {
      streams.add(unread(DataStream.ORDERS, broken));
      tellFailure(account, id, DataStream.ORDERS, broken);
    } else {
      runStreams(account, id, stopping, streams);
    }
    SyncRun run = new SyncRun(id, account.id(), trigger, started, clock.instant(), streams);
    listener.on(
        new FleetEvent.RunFinished(
            run.finishedAt(),
            account.id(),
            id,
            run.succeeded(),
            run.records(),
            Duration.between(started, run.finishedAt())));
    return run;
  }

  /** A setting that makes no sense is its account's failed run, and nobody else's trouble. */
  private @Nullable StreamFailure brokenSetting(Account account) {
    try {
      SyncSettings.check(account.settings());
      SyncSettings.check(settings.platformSettings(account.platform()));
      return null;
    } catch (InvalidSettingException e) {
      return StreamFailure.of(e);
    }
  }

  private void runStreams(
      Account account, String run, BooleanSupplier stopping, List<SyncRun.StreamRun> streams) {
    for (DataStream stream : DataStream.values()) {
      if (!wanted(account, stream)) {
        continue;
      }
      @Nullable StreamFailure failure = runStream(account, stream, stopping, streams);
      if (failure == null) {
        continue;
      }
      // A run that is stopped on purpose ends unfinished, but the shop did not fail.
      if (!stopping.getAsBoolean()) {
        tellFailure(account, run, stream, failure);
      }
      if (failure.concernsWholeAccount()) {
        break;
      }
    }
  }

  private void tellFailure(Account account, String run, DataStream stream, StreamFailure failure) {
    listener.on(
        new FleetEvent.StreamFailed(clock.instant(), account.id(), run, stream, failure.message()));
  }

  private boolean wanted(Account account, DataStream stream) {
    Set<Feature> needed =
        switch (stream) {
          case ORDERS -> EnumSet.of(Feature.ORDER_MANAGEMENT, Feature.ORDER_FULFILLMENT);
          case PRODUCTS -> EnumSet.of(Feature.PRODUCT_MANAGEMENT, Feature.PRODUCT_CATALOG);
          case INVENTORY -> EnumSet.of(Feature.INVENTORY_SYNC);
          case RETURNS, CANCELLATIONS, SETTLEMENTS -> EnumSet.noneOf(Feature.class);
        };
    boolean switchedOn =
        account.features().isEmpty()
            || needed.stream().map(Feature::word).anyMatch(account.features()::contains);
    return switchedOn && settings.get(account, SyncSettings.STREAMS).contains(stream);
  }

  private @Nullable StreamFailure runStream(
      Account account,
      DataStream stream,
      BooleanSupplier stopping,
      List<SyncRun.StreamRun> streams) {
    return switch (stream) {
      case ORDERS -> runStream(account, stream, sinks.orders(), stopping, streams, this::orders);
      case PRODUCTS ->
          runStream(account, stream, sinks.products(), stopping, streams, this::products);
      case INVENTORY -> runStream(account, stream, sinks.stock(), stopping, streams, this::stock);
      case RETURNS, CANCELLATIONS, SETTLEMENTS -> null;
    };
  }

  private <T> @Nullable StreamFailure runStream(
      Account account,
      DataStream stream,
      @Nullable SyncSink<T> sink,
      BooleanSupplier stopping,
      List<SyncRun.StreamRun> streams,
      Consumer<StreamPass<T>> reader) {
    if (sink == null) {
      return null;
    }
    @Nullable StreamPass<T> pass = null;
    try {
      pass = new StreamPass<>(account, stream, sink, checkpoints, listener, clock, stopping);
      reader.accept(pass);
      streams.add(pass.succeeded());
      return null;
    } catch (RuntimeException e) {
      StreamFailure failure = StreamFailure.of(e);
      streams.add(pass != null ? pass.failed(failure) : unread(stream, failure));
      return failure;
    }
  }

  private static SyncRun.StreamRun unread(DataStream stream, StreamFailure failure) {
    return new SyncRun.StreamRun(stream, 0, 0, null, failure.kind(), failure.message());
  }

  private void orders(StreamPass<Order> pass) {
    connector(pass.account())
        .capability(OrderSource.class)
        .ifPresent(
            source -> {
              if (source.feed().by() == OrderFeed.By.UPDATE_TIME) {
                new ChangedOrders(source, settings).sync(pass);
              } else {
                new WatchedOrders(source, settings, watch).sync(pass);
              }
            });
  }

  private void products(StreamPass<Product> pass) {
    connector(pass.account())
        .capability(ProductSource.class)
        .ifPresent(source -> products(pass, source));
  }

  private void products(StreamPass<Product> pass, ProductSource source) {
    Duration overlap = settings.get(pass.account(), SyncSettings.OVERLAP);
    @Nullable Instant changedSince =
        source.listsChanges() ? pass.watermark().map(at -> at.minus(overlap)).orElse(null) : null;
    // A product may change after its page was read, and another one later still on a later page:
    // the newest change read says nothing about what happened since the reading began.
    Instant begun = pass.now();
    List<Instant> changes = new ArrayList<>();
    CompleteListing.of(Product::id, cursor -> source.products(pass.account(), changedSince, cursor))
        .forEachPage(
            page -> {
              pass.deliver(page);
              page.stream().map(Product::updatedAt).filter(Objects::nonNull).forEach(changes::add);
            });
    pass.reached(
        changes.stream()
            .max(Instant::compareTo)
            .map(newest -> newest.isAfter(begun) ? begun : newest)
            .orElse(null));
  }

  private void stock(StreamPass<StockLevel> pass) {
    connector(pass.account())
        .capability(StockSource.class)
        .ifPresent(
            source -> {
              @Nullable String cursor = null;
              do {
                Page<StockLevel> page = source.stock(pass.account(), cursor);
                pass.deliver(page.items());
                cursor = page.cursor();
              } while (cursor != null);
            });
  }

  private Connector connector(Account account) {
    return connectors.apply(account.platform());
  }
}
