package io.shopfleet.sync;

import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.StockLevel;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of each stream go. A stream without a sink is not read.
 *
 * @param orders takes orders; null if the host wants none
 * @param products takes products; null if the host wants none
 * @param stock takes stock levels; null if the host wants none
 */
public record SyncSinks(
    @Nullable SyncSink<Order> orders,
    @Nullable SyncSink<Product> products,
    @Nullable SyncSink<StockLevel> stock) {}
