package io.shopfleet.testkit.simulator.tiktok;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A SKU as the marketplace has it at this moment.
 *
 * @param id the SKU id
 * @param sellerSku the seller's own code
 * @param price the price that the buyer sees, in {@code currency}
 * @param currency the ISO code of the shop's currency
 * @param stock what can be sold now, by warehouse id
 */
public record SkuRow(
    String id, String sellerSku, BigDecimal price, String currency, Map<String, Integer> stock) {

  /** Keeps a copy of the stock. */
  public SkuRow {
    stock = Map.copyOf(stock);
  }

  /** What can be sold now from all warehouses together. */
  public int totalStock() {
    return stock.values().stream().mapToInt(Integer::intValue).sum();
  }
}
