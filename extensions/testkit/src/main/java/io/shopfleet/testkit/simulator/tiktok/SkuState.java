package io.shopfleet.testkit.simulator.tiktok;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A SKU with its price and its stock; the order of the warehouses is kept. */
record SkuState(
    String id,
    String sellerSku,
    String variant,
    String size,
    BigDecimal originalPrice,
    BigDecimal salePrice,
    Map<String, Integer> stock,
    int committed) {

  SkuState {
    stock = Collections.unmodifiableMap(new LinkedHashMap<>(stock));
  }

  SkuState withStock(Map<String, Integer> newStock) {
    return new SkuState(
        id, sellerSku, variant, size, originalPrice, salePrice, newStock, committed);
  }

  SkuState withPrice(BigDecimal price) {
    return new SkuState(id, sellerSku, variant, size, price, price, stock, committed);
  }

  int available() {
    return stock.values().stream().mapToInt(Integer::intValue).sum();
  }

  SkuRow row(String currency) {
    return new SkuRow(id, sellerSku, salePrice, currency, stock);
  }
}
