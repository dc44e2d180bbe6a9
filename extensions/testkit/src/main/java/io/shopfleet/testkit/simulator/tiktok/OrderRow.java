package io.shopfleet.testkit.simulator.tiktok;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * An order as the marketplace has it at this moment, in the few values by which two books are
 * compared.
 *
 * @param id the order id
 * @param status its status
 * @param createTime when it was placed
 * @param updateTime when it changed last, in whole seconds
 * @param total what the buyer pays, in {@code currency}
 * @param currency the ISO code of the shop's currency
 * @param commercePlatform {@code TIKTOK_SHOP} or {@code TOKOPEDIA}
 * @param unitsBySku how many units of each SKU were ordered, by SKU id
 */
public record OrderRow(
    String id,
    OrderStatus status,
    Instant createTime,
    Instant updateTime,
    BigDecimal total,
    String currency,
    String commercePlatform,
    Map<String, Integer> unitsBySku) {

  /** Keeps a copy of the units. */
  public OrderRow {
    unitsBySku = Map.copyOf(unitsBySku);
  }

  /** How many units were ordered, which is the number of line items on the wire. */
  public int units() {
    return unitsBySku.values().stream().mapToInt(Integer::intValue).sum();
  }
}
