package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.platform.CancellationSource;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.Feature;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.ReturnSource;
import io.shopfleet.platform.StockSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which streams an account has, how each is read, and where it goes. */
final class StreamCatalogue {

  private final Function<PlatformId, Connector> connectors;
  private final SyncSinks sinks;
  private final SettingsCascade settings;
  private final OrderWatch watch;

  StreamCatalogue(
      Function<PlatformId, Connector> connectors,
      SyncSinks sinks,
      SettingsCascade settings,
      OrderWatch watch) {
    this.connectors = connectors;
    this.sinks = sinks;
    this.settings = settings;
    this.watch = watch;
  }

  StreamCatalogue with(SyncSinks others, OrderWatch otherWatch) {
    return new StreamCatalogue(connectors, others, settings, otherWatch);
  }

  SyncSinks sinks() {
    return sinks;
  }

  /**
   * A stream that can be read.
   *
   * @param type what its records are
   * @param reading how they are read
   * @param sink where they go
   */
  record OpenStream<T>(RecordType<T> type, StreamReading<T> reading, SyncSink<T> sink) {}

  /** Whether the account's operator wants the stream. */
  boolean switchedOn(Account account, DataStream stream) {
    Set<Feature> needed =
        switch (stream) {
          case ORDERS -> EnumSet.of(Feature.ORDER_MANAGEMENT, Feature.ORDER_FULFILLMENT);
          case PRODUCTS -> EnumSet.of(Feature.PRODUCT_MANAGEMENT, Feature.PRODUCT_CATALOG);
          case INVENTORY -> EnumSet.of(Feature.INVENTORY_SYNC);
          case RETURNS, CANCELLATIONS -> EnumSet.of(Feature.RETURNS);
          case SETTLEMENTS -> EnumSet.noneOf(Feature.class);
        };
    boolean featured =
        account.features().isEmpty()
            || needed.stream().map(Feature::word).anyMatch(account.features()::contains);
    return featured && settings.get(account, SyncSettings.STREAMS).contains(stream);
  }

  /** The streams that the account's operator and the host both want. */
  Set<DataStream> streams(Account account) {
    Set<DataStream> wanted = EnumSet.noneOf(DataStream.class);
    for (DataStream stream : DataStream.values()) {
      if (sinks.take(stream) && switchedOn(account, stream)) {
        wanted.add(stream);
      }
    }
    return wanted;
  }

  /** The stream of an account; null if the host has no sink for it or the platform no source. */
  @Nullable OpenStream<?> open(Account account, DataStream stream) {
    return switch (stream) {
      case ORDERS ->
          open(
              RecordType.ORDERS,
              sinks.orders(),
              account,
              OrderSource.class,
              source -> new OrderReading(source, settings, watch));
      case PRODUCTS ->
          open(
              RecordType.PRODUCTS,
              sinks.products(),
              account,
              ProductSource.class,
              source -> new ProductReading(source, settings));
      case INVENTORY ->
          open(RecordType.STOCK, sinks.stock(), account, StockSource.class, StockReading::new);
      case RETURNS ->
          open(
              RecordType.RETURNS,
              sinks.returns(),
              account,
              ReturnSource.class,
              source -> ChangeReading.returns(account, source, settings));
      case CANCELLATIONS ->
          open(
              RecordType.CANCELLATIONS,
              sinks.cancellations(),
              account,
              CancellationSource.class,
              source -> ChangeReading.cancellations(account, source, settings));
      case SETTLEMENTS -> null;
    };
  }

  private <T, S> @Nullable OpenStream<T> open(
      RecordType<T> type,
      @Nullable SyncSink<T> sink,
      Account account,
      Class<S> capability,
      Function<S, StreamReading<T>> reading) {
    if (sink == null) {
      return null;
    }
    @Nullable S source = connectors.apply(account.platform()).capability(capability).orElse(null);
    return source == null ? null : new OpenStream<>(type, reading.apply(source), sink);
  }
}
