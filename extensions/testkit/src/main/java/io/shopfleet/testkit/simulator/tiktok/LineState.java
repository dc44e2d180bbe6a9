package io.shopfleet.testkit.simulator.tiktok;

import java.math.BigDecimal;

/** So many units of one SKU in an order. On the wire every unit is a line item of its own. */
record LineState(
    String productId,
    String productName,
    String skuId,
    String skuName,
    String sellerSku,
    String image,
    BigDecimal originalPrice,
    BigDecimal salePrice,
    int units) {

  static LineState of(ProductState product, SkuState sku, int units) {
    return new LineState(
        product.id(),
        product.title(),
        sku.id(),
        sku.variant() + ", " + sku.size(),
        sku.sellerSku(),
        product.imageUri(),
        sku.originalPrice(),
        sku.salePrice(),
        units);
  }

  BigDecimal originalTotal() {
    return originalPrice.multiply(BigDecimal.valueOf(units));
  }

  BigDecimal saleTotal() {
    return salePrice.multiply(BigDecimal.valueOf(units));
  }
}
