package io.shopfleet.testkit.simulator.tokopedia;

import java.math.BigDecimal;

/** One line of an order as it was bought; later changes of the product do not reach it. */
record OrderLine(
    long detailId, long productId, String name, String sku, int quantity, BigDecimal unitPrice) {

  BigDecimal subtotal() {
    return unitPrice.multiply(BigDecimal.valueOf(quantity));
  }
}
