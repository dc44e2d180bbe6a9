package io.shopfleet.stock;

import org.jspecify.annotations.Nullable;

/**
 * What in a shop has a stock of its own. Ids are compared exactly.
 *
 * @param skuId the marketplace's SKU id
 * @param warehouseId the marketplace's warehouse id; null where the shop's only one is not named;
 *     an empty id is none
 */
public record StockKey(String skuId, @Nullable String warehouseId) {

  public StockKey {
    warehouseId = warehouseId == null || warehouseId.isEmpty() ? null : warehouseId;
  }

  @Override
  public String toString() {
    return warehouseId == null ? "SKU " + skuId : "SKU " + skuId + " in warehouse " + warehouseId;
  }
}
