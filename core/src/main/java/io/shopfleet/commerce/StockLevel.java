package io.shopfleet.commerce;

import org.jspecify.annotations.Nullable;

/**
 * What a shop has of one SKU in one warehouse.
 *
 * @param productId the marketplace's product id
 * @param skuId the marketplace's SKU id
 * @param sellerSku the seller's own SKU text; null if none
 * @param warehouseId the marketplace's warehouse id; null where it names none
 * @param available units that can be sold now
 * @param committed units promised to orders; null if untold
 */
public record StockLevel(
    String productId,
    String skuId,
    @Nullable String sellerSku,
    @Nullable String warehouseId,
    long available,
    @Nullable Long committed) {}
