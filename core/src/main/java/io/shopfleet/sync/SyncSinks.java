package io.shopfleet.sync;

import io.shopfleet.commerce.Cancellation;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.commerce.StockLevel;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of each stream go. A stream without a sink is not read.
 *
 * @param orders takes orders; null if the host wants none
 * @param products takes products; null if the host wants none
 * @param stock takes stock levels; null if the host wants none
 * @param returns takes returns; null if the host wants none
 * @param cancellations takes cancellations; null if the host wants none
 */
public record SyncSinks(
    @Nullable SyncSink<Order> orders,
    @Nullable SyncSink<Product> products,
    @Nullable SyncSink<StockLevel> stock,
    @Nullable SyncSink<ReturnRequest> returns,
    @Nullable SyncSink<Cancellation> cancellations) {

  /** Whether the host takes a stream. */
  boolean take(DataStream stream) {
    return switch (stream) {
      case ORDERS -> orders != null;
      case PRODUCTS -> products != null;
      case INVENTORY -> stock != null;
      case RETURNS -> returns != null;
      case CANCELLATIONS -> cancellations != null;
      case SETTLEMENTS -> false;
    };
  }
}
