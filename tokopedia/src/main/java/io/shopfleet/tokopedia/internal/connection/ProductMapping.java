package io.shopfleet.tokopedia.internal.connection;

import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.ProductStatus;
import io.shopfleet.commerce.ProductStatus.State;
import io.shopfleet.commerce.Sku;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.tokopedia.internal.connection.ProductPages.Family;
import io.shopfleet.tokopedia.model.ShopProduct;
import io.shopfleet.tokopedia.model.ShopProduct.WarehouseStock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes neutral products and stock levels. A SKU's id is the product id of the variant. */
final class ProductMapping {

  private ProductMapping() {}

  static Product product(Family family) {
    ShopProduct product = family.product();
    return new Product(
        Long.toString(product.productId()),
        Texts.orEmpty(product.name()),
        status(product.status()),
        time(product.createTime()),
        time(product.updateTime()),
        family.sellable().stream().map(ProductMapping::sku).toList(),
        product);
  }

  static List<StockLevel> levels(Family family) {
    String productId = Long.toString(family.product().productId());
    return family.sellable().stream().flatMap(row -> levels(productId, row).stream()).toList();
  }

  private static List<StockLevel> levels(String productId, ShopProduct row) {
    List<WarehouseStock> told = told(row);
    if (!told.isEmpty()) {
      return told.stream()
          .map(at -> level(productId, row, at.warehouseId(), Objects.requireNonNull(at.stock())))
          .toList();
    }
    Long stock = row.stock();
    return stock == null ? List.of() : List.of(level(productId, row, null, stock));
  }

  private static StockLevel level(
      String productId, ShopProduct row, @Nullable Long warehouseId, long stock) {
    return new StockLevel(
        productId,
        Long.toString(row.productId()),
        Texts.orNull(row.sku()),
        warehouseId == null ? null : Long.toString(warehouseId),
        stock,
        null);
  }

  private static Sku sku(ShopProduct row) {
    List<WarehouseStock> told = told(row);
    Long stock =
        told.isEmpty()
            ? row.stock()
            : Long.valueOf(told.stream().mapToLong(at -> Objects.requireNonNull(at.stock())).sum());
    return new Sku(
        Long.toString(row.productId()),
        Texts.orNull(row.sku()),
        Rupiah.ofNullable(row.price()),
        stock);
  }

  private static List<WarehouseStock> told(ShopProduct row) {
    return row.warehouses().stream().filter(at -> at.stock() != null).toList();
  }

  private static ProductStatus status(@Nullable Integer code) {
    return code == null
        ? new ProductStatus(State.UNKNOWN, "")
        : new ProductStatus(state(code), Integer.toString(code));
  }

  private static State state(int code) {
    return switch (code) {
      case -2 -> State.REJECTED;
      case -1 -> State.PENDING;
      case 0 -> State.DELETED;
      case 1, 2 -> State.ACTIVE;
      case 3 -> State.INACTIVE;
      default -> State.UNKNOWN;
    };
  }

  private static @Nullable Instant time(@Nullable Long seconds) {
    return seconds == null || seconds <= 0 ? null : Instant.ofEpochSecond(seconds);
  }
}
