package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.tokopedia.ProductRow.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One product row of a shop. Immutable: every change makes a new one. */
record Product(
    long id,
    long shopId,
    String name,
    String sku,
    int stock,
    BigDecimal price,
    Kind kind,
    @Nullable Long parentId,
    List<Long> childIds,
    Instant updatedAt) {

  Product {
    childIds = List.copyOf(childIds);
  }

  Product withStock(int newStock, Instant at) {
    return new Product(id, shopId, name, sku, newStock, price, kind, parentId, childIds, at);
  }

  Product withPrice(BigDecimal newPrice, Instant at) {
    return new Product(id, shopId, name, sku, stock, newPrice, kind, parentId, childIds, at);
  }

  ProductRow row() {
    return new ProductRow(shopId, id, sku, stock, price, kind, parentId, updatedAt);
  }
}
