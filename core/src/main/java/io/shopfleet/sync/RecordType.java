package io.shopfleet.sync;

import io.shopfleet.commerce.Cancellation;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.sync.HostRecords.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a stream has to know of its records.
 *
 * @param <T> the records
 * @param stream which stream they belong to
 * @param id the record's id
 * @param createdAt when the buyer began it, compared with the cut-over date; null where that does
 *     not matter
 * @param version which version it is
 * @param raw the marketplace's own record
 */
record RecordType<T>(
    DataStream stream,
    Function<T, String> id,
    Function<T, @Nullable Instant> createdAt,
    Function<T, Version> version,
    Function<T, Object> raw) {

  static final RecordType<Order> ORDERS =
      new RecordType<>(
          DataStream.ORDERS,
          Order::id,
          Order::createdAt,
          order -> new Version(order.updatedAt(), order.status().raw()),
          Order::source);

  static final RecordType<Product> PRODUCTS =
      new RecordType<>(
          DataStream.PRODUCTS,
          Product::id,
          product -> null,
          product -> new Version(product.updatedAt(), product.status().raw()),
          Product::source);

  static final RecordType<StockLevel> STOCK =
      new RecordType<>(
          DataStream.INVENTORY,
          level -> level.skuId() + "@" + Objects.requireNonNullElse(level.warehouseId(), ""),
          level -> null,
          level -> new Version(null, null),
          level -> level);

  static final RecordType<ReturnRequest> RETURNS =
      new RecordType<>(
          DataStream.RETURNS,
          ReturnRequest::id,
          ReturnRequest::createdAt,
          request -> new Version(request.updatedAt(), request.status().raw()),
          ReturnRequest::source);

  static final RecordType<Cancellation> CANCELLATIONS =
      new RecordType<>(
          DataStream.CANCELLATIONS,
          Cancellation::id,
          Cancellation::createdAt,
          cancellation -> new Version(cancellation.updatedAt(), cancellation.status().raw()),
          Cancellation::source);

  /** When the marketplace last changed a record; null if untold. */
  @Nullable Instant updatedAt(T item) {
    return version.apply(item).updatedAt();
  }
}
