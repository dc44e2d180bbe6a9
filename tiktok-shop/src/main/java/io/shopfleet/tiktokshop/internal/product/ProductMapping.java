package io.shopfleet.tiktokshop.internal.product;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.ProductStatus;
import io.shopfleet.commerce.ProductStatus.State;
import io.shopfleet.commerce.Sku;
import io.shopfleet.tiktokshop.api.product.SearchProductsResponse.Product;
import io.shopfleet.tiktokshop.internal.call.WireValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts TikTok Shop's products into the neutral words. Stateless. */
final class ProductMapping {

  private ProductMapping() {}

  static io.shopfleet.commerce.Product neutral(Product product, Account account, String operation) {
    WireValues values = new WireValues(account, operation, "product " + product.id());
    return new io.shopfleet.commerce.Product(
        values.text(product.id(), "id"),
        product.title() == null ? "" : product.title(),
        status(product.status() == null ? "" : product.status().value()),
        WireValues.instant(product.createTime()),
        WireValues.instant(product.updateTime()),
        product.skus().stream().map(sku -> sku(sku, values)).toList(),
        product);
  }

  static ProductStatus status(String word) {
    State state =
        switch (word) {
          case "DRAFT", "INITIAL" -> State.DRAFT;
          case "PENDING" -> State.PENDING;
          case "ACTIVATE" -> State.ACTIVE;
          case "SELLER_DEACTIVATED", "PLATFORM_DEACTIVATED", "FREEZE" -> State.INACTIVE;
          case "FAILED" -> State.REJECTED;
          case "DELETED" -> State.DELETED;
          default -> State.UNKNOWN;
        };
    return new ProductStatus(state, word);
  }

  private static Sku sku(Product.Sku sku, WireValues values) {
    String sellerSku = sku.sellerSku();
    return new Sku(
        values.text(sku.id(), "skus.id"),
        sellerSku == null || sellerSku.isEmpty() ? null : sellerSku,
        price(sku.price(), values),
        stock(sku.inventory()));
  }

  // Which of the two a seller edits depends on the market; the one with tax is what a buyer pays.
  private static @Nullable Money price(Product.Sku.@Nullable Price price, WireValues values) {
    if (price == null) {
      return null;
    }
    Money withTax =
        values.moneyOrNull(price.salePrice(), price.currency(), "skus.price.sale_price");
    return withTax == null
        ? values.moneyOrNull(
            price.taxExclusivePrice(), price.currency(), "skus.price.tax_exclusive_price")
        : withTax;
  }

  private static @Nullable Long stock(List<Product.Sku.Inventory> warehouses) {
    List<Long> told =
        warehouses.stream()
            .filter(warehouse -> warehouse.quantity() != null)
            .map(warehouse -> (long) warehouse.quantity())
            .toList();
    return told.isEmpty() ? null : told.stream().mapToLong(Long::longValue).sum();
  }
}
