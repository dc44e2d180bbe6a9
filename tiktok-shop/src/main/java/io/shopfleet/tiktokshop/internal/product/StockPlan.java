package io.shopfleet.tiktokshop.internal.product;

import io.shopfleet.commerce.StockChange;
import io.shopfleet.commerce.StockLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Works out what to send for one product. The platform takes the quantities of all warehouses of a
 * SKU at once, so those that nobody changes are sent as they are at present.
 */
final class StockPlan {

  /** The platform's largest quantity, by its documentation. */
  static final long LARGEST = 99_999;

  /** Stands for the only warehouse of a shop, whose id need not be named. */
  private static final String UNNAMED = "";

  private final Map<String, Map<String, Long>> present = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> planned = new LinkedHashMap<>();

  /**
   * @param levels the present stock of the product
   */
  StockPlan(List<StockLevel> levels) {
    for (StockLevel level : levels) {
      present
          .computeIfAbsent(level.skuId(), unused -> new LinkedHashMap<>())
          // What is told as less than nothing would be refused if it were sent back.
          .put(
              level.warehouseId() == null ? UNNAMED : level.warehouseId(),
              Math.max(0, level.available()));
    }
  }

  /**
   * Takes a change into the plan.
   *
   * @return why it cannot be taken; null if it was
   */
  @Nullable String add(StockChange change) {
    if (change.quantity() > LARGEST) {
      return "the platform takes quantities up to " + LARGEST + ", not " + change.quantity();
    }
    Map<String, Long> known = present.getOrDefault(change.skuId(), Map.of());
    String warehouse = change.warehouseId();
    if (warehouse == null && known.size() > 1) {
      return "the SKU lies in "
          + known.size()
          + " warehouses; name the one to change, of "
          + String.join(", ", known.keySet());
    }
    if (warehouse == null) {
      warehouse = known.isEmpty() ? UNNAMED : known.keySet().iterator().next();
    }
    planned
        .computeIfAbsent(change.skuId(), unused -> withoutUnnamed(known))
        .put(warehouse, change.quantity());
    return null;
  }

  /** The quantities to send, by SKU and warehouse; an empty warehouse id is not to be sent. */
  Map<String, Map<String, Long>> quantities() {
    return planned;
  }

  private static Map<String, Long> withoutUnnamed(Map<String, Long> known) {
    Map<String, Long> named = new LinkedHashMap<>(known);
    named.remove(UNNAMED);
    return named;
  }
}
