package io.shopfleet.commerce;

import org.jspecify.annotations.Nullable;

/**
 * One sellable variant of a product.
 *
 * @param id the marketplace's SKU id; where a marketplace has none, the product's id
 * @param sellerSku the seller's own SKU text; null if the seller gave none
 * @param price what a buyer pays; null if untold
 * @param stock units that can be sold now, over all warehouses; null if untold
 */
public record Sku(
    String id, @Nullable String sellerSku, @Nullable Money price, @Nullable Long stock) {}
