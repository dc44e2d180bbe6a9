package io.shopfleet.stock;

import org.jspecify.annotations.Nullable;

/**
 * What a shop shall show of one SKU from now on.
 *
 * @param productId the marketplace's product id
 * @param key the SKU and warehouse
 * @param available what the shop shall show; nothing is written while it is unknown
 * @param item the host's id of the item behind the SKU, the same in all shops that sell from the
 *     same stock of it; null if nobody else does. While one of them still has to show less, none of
 *     them shows more
 */
public record StockWish(
    String productId, StockKey key, Availability available, @Nullable String item) {

  /** A SKU whose stock is this shop's alone, in a shop with a single warehouse. */
  public static StockWish of(String productId, String skuId, Availability available) {
    return new StockWish(productId, new StockKey(skuId, null), available, null);
  }

  /** The same wish for one warehouse. */
  public StockWish in(String warehouseId) {
    return new StockWish(productId, new StockKey(key.skuId(), warehouseId), available, item);
  }

  /** The same wish for a SKU that other shops sell, too. */
  public StockWish ofItem(String hostsItem) {
    return new StockWish(productId, key, available, hostsItem);
  }
}
