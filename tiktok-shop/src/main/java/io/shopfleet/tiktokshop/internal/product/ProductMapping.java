package io.shopfleet.tiktokshop.internal.product;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.ProductStatus;
import io.shopfleet.commerce.ProductStatus.State;
import io.shopfleet.commerce.Sku;
import io.shopfleet.tiktokshop.api.product.GetProductResponse;
import io.shopfleet.tiktokshop.api.product.Product;
import io.shopfleet.tiktokshop.internal.call.WireValues;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts TikTok Shop's products into the neutral words. Stateless. */
final class ProductMapping {

  private ProductMapping() {}

  /** The neutral product of a row of the search, which is its source. */
  static io.shopfleet.commerce.Product listed(Product product, Account account, String operation) {
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

  /** The neutral product of a detail, which is its source. */
  static io.shopfleet.commerce.Product detailed(
      GetProductResponse product, Account account, String operation) {
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
    Product.Sku.Price price = sku.price();
    return new Sku(
        values.text(sku.id(), "skus.id"),
        WireValues.textOrNull(sku.sellerSku()),
        price == null
            ? null
            : price(price.salePrice(), price.taxExclusivePrice(), price.currency(), values),
        stock(sku.inventory().stream().map(Product.Sku.Inventory::quantity)));
  }

  private static Sku sku(GetProductResponse.Sku sku, WireValues values) {
    GetProductResponse.Sku.Price price = sku.price();
    return new Sku(
        values.text(sku.id(), "skus.id"),
        WireValues.textOrNull(sku.sellerSku()),
        price == null
            ? null
            : price(price.salePrice(), price.taxExclusivePrice(), price.currency(), values),
        stock(sku.inventory().stream().map(GetProductResponse.Sku.Inventory::quantity)));
  }

  // Which of the two a seller edits depends on the market; the one with tax is what a buyer pays.
  private static @Nullable Money price(
      @Nullable String sale,
      @Nullable String taxExclusive,
      @Nullable String currency,
      WireValues values) {
    Money withTax = values.moneyOrNull(sale, currency, "skus.price.sale_price");
    return withTax == null
        ? values.moneyOrNull(taxExclusive, currency, "skus.price.tax_exclusive_price")
        : withTax;
  }

  private static @Nullable Long stock(Stream<@Nullable Integer> warehouses) {
    List<Integer> told = warehouses.filter(Objects::nonNull).toList();
    return told.isEmpty() ? null : told.stream().mapToLong(Integer::longValue).sum();
  }
}
