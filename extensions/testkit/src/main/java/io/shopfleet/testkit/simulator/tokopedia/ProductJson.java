package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.tokopedia.ProductRow.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of product info, in the casing that the wire mixes. */
final class ProductJson {

  private ProductJson() {}

  static Map<String, @Nullable Object> row(Product product, Shop shop) {
    return Tree.of("basic", basic(product))
        .and("price", price(product))
        .and("weight", Tree.of("value", 250).and("unit", 1).map())
        .and("stock", stock(product, "Stok " + product.stock()))
        .and("main_stock", product.stock())
        .and("reserve_stock", 0)
        .and("variant", variant(product))
        .and("menu", Tree.of("id", 1_405_065).and("name", "Semua Produk").map())
        .and("preorder", Map.of())
        .and("extraAttribute", extra())
        .and("categoryTree", List.of(category()))
        .and("pictures", List.of())
        .and("GMStats", statistics())
        .and("stats", Tree.of("countView", 0).map())
        .and("other", other(product, shop))
        .and("campaign", campaign())
        .and("warehouses", List.of(warehouse(product, shop)))
        .and("last_sort", lastSort(product))
        .map();
  }

  /** The mark after which the next rows come; past 10,000 products it must be sent back. */
  static String lastSort(Product product) {
    return Long.toString(product.id());
  }

  private static Map<String, @Nullable Object> basic(Product product) {
    return Tree.of("productID", product.id())
        .and("shopID", product.shopId())
        .and("status", 1)
        .and("name", product.name())
        .and("condition", 1)
        .and("childCategoryID", 1_122)
        .and("shortDesc", product.name())
        .map();
  }

  private static Map<String, @Nullable Object> price(Product product) {
    return Tree.of("value", product.price())
        .and("currency", 1)
        .and("LastUpdateUnix", product.updatedAt().getEpochSecond())
        .and("idr", product.price())
        .map();
  }

  private static Map<String, @Nullable Object> stock(Product product, String wording) {
    return Tree.of("useStock", true)
        .and("value", product.stock())
        .and("stockWording", wording)
        .map();
  }

  private static Map<String, @Nullable Object> variant(Product product) {
    return switch (product.kind()) {
      case SINGLE -> Map.of();
      case PARENT ->
          Tree.of("isParent", true)
              .and("isVariant", true)
              .and("childrenID", product.childIds())
              .map();
      case VARIANT -> Tree.of("isParent", false).and("isVariant", true).map();
    };
  }

  private static Map<String, @Nullable Object> extra() {
    return Tree.of("minOrder", 1).and("lastUpdateCategory", 0).and("isEligibleCOD", false).map();
  }

  private static Map<String, @Nullable Object> category() {
    return Tree.of("id", 1_122)
        .all("Perlengkapan Lain", "name", "title")
        .and("breadcrumbURL", "https://tokopedia.invalid/p/lain")
        .map();
  }

  private static Map<String, @Nullable Object> statistics() {
    return Tree.of("transactionSuccess", 0).all(0, "transactionReject", "countSold").map();
  }

  private static Map<String, @Nullable Object> other(Product product, Shop shop) {
    return Tree.of("sku", product.sku())
        .and("url", url(product, shop))
        .and("mobileURL", url(product, shop))
        .map();
  }

  static String url(Product product, Shop shop) {
    String path = product.kind() == Kind.PARENT ? "/parent-" : "/product-";
    return "https://tokopedia.invalid/" + shop.domain() + path + product.id();
  }

  private static Map<String, @Nullable Object> campaign() {
    return Tree.of("StartDate", JakartaTime.ZERO).and("EndDate", JakartaTime.ZERO).map();
  }

  private static Map<String, @Nullable Object> warehouse(Product product, Shop shop) {
    return Tree.of("productID", product.id())
        .and("warehouseID", shop.warehouseId())
        .and("price", price(product))
        .and("stock", Tree.of("useStock", true).and("value", product.stock()).map())
        .map();
  }
}
