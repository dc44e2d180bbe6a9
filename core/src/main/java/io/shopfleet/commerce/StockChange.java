package io.shopfleet.commerce;

import org.jspecify.annotations.Nullable;

/**
 * The stock that one SKU shall have from now on; an absolute number, so that repeating it is safe.
 *
 * @param productId the marketplace's product id
 * @param skuId the marketplace's SKU id
 * @param warehouseId the marketplace's warehouse id; null where the shop has a single one
 * @param quantity units, from 0
 */
public record StockChange(
    String productId, String skuId, @Nullable String warehouseId, long quantity) {

  /**
   * @throws IllegalArgumentException if the quantity is negative
   */
  public StockChange {
    if (quantity < 0) {
      throw new IllegalArgumentException(
          "Stock of SKU " + skuId + " cannot be " + quantity + "; the least is 0");
    }
  }
}
