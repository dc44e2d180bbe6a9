package io.shopfleet.testkit.simulator.tokopedia;

import java.math.BigDecimal;
import java.util.List;

/** Makes order lines from what a shop sells. */
record OrderLines(ProductStore products) {

  // For lines of products that a shop does not have, such as one deleted long ago.
  private static final long FOREIGN_PRODUCT_ID = 11_800_000_001L;

  OrderLine line(long shopId, String sku, int quantity, BigDecimal unitPrice) {
    return products
        .findBySku(shopId, sku)
        .map(product -> line(product, quantity, unitPrice))
        .orElseGet(
            () -> new OrderLine(0, FOREIGN_PRODUCT_ID, "Barang " + sku, sku, quantity, unitPrice));
  }

  /** A line of one of the shop's products, chosen by a number, at its present price. */
  OrderLine any(long shopId, int choice, int quantity) {
    return choose(sellable(shopId), choice, quantity);
  }

  /** What of a shop can be bought: everything but the parents of variants. */
  List<Product> sellable(long shopId) {
    return products.ofShop(shopId).stream()
        .filter(product -> product.kind() != ProductRow.Kind.PARENT)
        .toList();
  }

  OrderLine choose(List<Product> from, int choice, int quantity) {
    if (from.isEmpty()) {
      BigDecimal price = BigDecimal.valueOf(15_000L + choice % 40 * 1_500L);
      return new OrderLine(
          0, FOREIGN_PRODUCT_ID, "Barang contoh", "SAMPLE-" + choice % 40, quantity, price);
    }
    Product product = from.get(Math.floorMod(choice, from.size()));
    return line(product, quantity, product.price());
  }

  private static OrderLine line(Product product, int quantity, BigDecimal unitPrice) {
    return new OrderLine(0, product.id(), product.name(), product.sku(), quantity, unitPrice);
  }
}
