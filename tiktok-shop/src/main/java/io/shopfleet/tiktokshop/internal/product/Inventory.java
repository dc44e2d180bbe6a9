package io.shopfleet.tiktokshop.internal.product;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.Found;
import io.shopfleet.tiktokshop.api.product.ProductApi;
import io.shopfleet.tiktokshop.api.product.ProductInventory;
import io.shopfleet.tiktokshop.api.product.ProductInventory.Sku;
import io.shopfleet.tiktokshop.api.product.ProductOperations;
import io.shopfleet.tiktokshop.api.product.SearchInventoryRequest;
import io.shopfleet.tiktokshop.api.product.SearchInventoryResponse;
import io.shopfleet.tiktokshop.internal.call.Answer;
import io.shopfleet.tiktokshop.internal.call.ById;
import io.shopfleet.tiktokshop.internal.call.Conversion;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import io.shopfleet.tiktokshop.internal.call.WireValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the stock of given products, in every warehouse. */
final class Inventory {

  private static final CallSpec SEARCH = ShopCalls.spec(ProductOperations.SEARCH_INVENTORY);
  private static final ById BY_ID = new ById(100);
  private static final Conversion<ProductInventory, List<StockLevel>> CONVERSION =
      new Conversion<>(
          ProductInventory.class, "product_id", ProductInventory::productId, Inventory::levels);

  private final ShopCalls calls;

  Inventory(ShopCalls calls) {
    this.calls = calls;
  }

  /**
   * A level for each SKU and warehouse; in as many calls as the platform needs. What is unreadable
   * is the stock of a whole product.
   */
  Found<StockLevel> of(Account account, List<String> productIds) {
    Found<List<StockLevel>> found = BY_ID.read(productIds, some -> search(account, some));
    List<StockLevel> levels = found.items().stream().flatMap(List::stream).toList();
    return new Found<>(levels, found.unreadable());
  }

  private Found<List<StockLevel>> search(Account account, List<String> productIds) {
    SearchInventoryRequest request = new SearchInventoryRequest(productIds, null);
    Answer<SearchInventoryResponse> answer =
        calls.read(
            account, SEARCH, ProductApi.class, (api, tag) -> api.searchInventory(tag, request));
    return CONVERSION.of(account, answer, answer.data().inventory());
  }

  private static List<StockLevel> levels(ProductInventory product, Account account) {
    WireValues values =
        new WireValues(account, SEARCH.operation(), "stock of product " + product.productId());
    String productId = values.text(product.productId(), "product_id");
    return product.skus().stream().flatMap(sku -> levels(productId, sku, values).stream()).toList();
  }

  private static List<StockLevel> levels(String productId, Sku sku, WireValues values) {
    String skuId = values.text(sku.id(), "skus.id");
    if (sku.warehouseInventory().isEmpty()) {
      long available = values.quantity(sku.totalAvailableQuantity(), "total_available_quantity");
      Long committed = widened(sku.totalCommittedQuantity());
      return List.of(
          new StockLevel(
              productId,
              skuId,
              WireValues.textOrNull(sku.sellerSku()),
              null,
              available,
              committed));
    }
    return sku.warehouseInventory().stream()
        .map(
            warehouse ->
                new StockLevel(
                    productId,
                    skuId,
                    WireValues.textOrNull(sku.sellerSku()),
                    warehouse.warehouseId(),
                    values.quantity(
                        warehouse.availableQuantity(), "warehouse_inventory.available_quantity"),
                    widened(warehouse.committedQuantity())))
        .toList();
  }

  private static @Nullable Long widened(@Nullable Integer number) {
    return number == null ? null : number.longValue();
  }
}
