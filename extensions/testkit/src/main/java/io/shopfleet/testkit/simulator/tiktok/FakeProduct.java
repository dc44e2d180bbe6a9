package io.shopfleet.testkit.simulator.tiktok;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** A product at the simulator, to be changed by a test. Safe for use by many threads. */
public final class FakeProduct {
  private final FakeShop shop;
  private final String id;

  FakeProduct(FakeShop shop, String id) {
    this.shop = shop;
    this.id = id;
  }

  /** The product id. */
  public String id() {
    return id;
  }

  /** The product as it is at this moment. */
  public ProductRow row() {
    return shop.productBook()
        .find(id)
        .orElseThrow(() -> new IllegalStateException("This shop has no product " + id))
        .row(shop.market().currency());
  }

  /**
   * Sets what can be sold from one warehouse, as a sale or the seller centre does.
   *
   * @param skuId which SKU
   * @param warehouseId which warehouse
   * @param quantity how many, 0 or more
   * @return this product
   */
  public FakeProduct stock(String skuId, String warehouseId, int quantity) {
    if (quantity < 0 || !shop.warehouses().contains(warehouseId)) {
      throw new IllegalArgumentException(
          "Stock is 0 or more in one of "
              + shop.warehouses()
              + ": "
              + warehouseId
              + " "
              + quantity);
    }
    return change(
        skuId,
        sku -> {
          Map<String, Integer> stock = new LinkedHashMap<>(sku.stock());
          stock.put(warehouseId, quantity);
          return sku.withStock(stock);
        });
  }

  /**
   * Sets the price of a SKU.
   *
   * @param skuId which SKU
   * @param price in the shop's currency
   * @return this product
   */
  public FakeProduct price(String skuId, BigDecimal price) {
    return change(skuId, sku -> sku.withPrice(price));
  }

  /**
   * Sets the status.
   *
   * @param status such as {@code ACTIVATE}, {@code SELLER_DEACTIVATED} or {@code DELETED}
   * @return this product
   */
  public FakeProduct status(String status) {
    shop.productBook().change(id, product -> product.withStatus(status, shop.now()));
    return this;
  }

  /**
   * Sets the title.
   *
   * @param title the new title
   * @return this product
   */
  public FakeProduct title(String title) {
    shop.productBook().change(id, product -> product.withTitle(title, shop.now()));
    return this;
  }

  private FakeProduct change(String skuId, java.util.function.UnaryOperator<SkuState> skuChange) {
    shop.productBook()
        .change(
            id,
            product -> {
              if (product.sku(skuId).isEmpty()) {
                throw new IllegalArgumentException("Product " + id + " has no SKU " + skuId);
              }
              return product.withSku(skuId, skuChange, shop.now());
            });
    return this;
  }
}
