package io.shopfleet.tiktokshop.internal.product;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.tiktokshop.api.product.ProductApi;
import io.shopfleet.tiktokshop.api.product.ProductOperations;
import io.shopfleet.tiktokshop.api.product.SearchInventoryRequest;
import io.shopfleet.tiktokshop.api.product.SearchInventoryResponse;
import io.shopfleet.tiktokshop.api.product.SearchInventoryResponse.Inventory.Sku;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import io.shopfleet.tiktokshop.internal.call.WireValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the stock of given products, in every warehouse. */
final class Inventory {

  private static final CallSpec SEARCH = ShopCalls.spec(ProductOperations.SEARCH_INVENTORY);
  private static final int MOST_PRODUCTS = 100;

  private final ShopCalls calls;

  Inventory(ShopCalls calls) {
    this.calls = calls;
  }

  /** A level for each SKU and warehouse; in as many calls as the platform needs. */
  List<StockLevel> of(Account account, List<String> productIds) {
    List<StockLevel> levels = new ArrayList<>();
    for (int start = 0; start < productIds.size(); start += MOST_PRODUCTS) {
      int end = Math.min(start + MOST_PRODUCTS, productIds.size());
      SearchInventoryRequest request =
          new SearchInventoryRequest(productIds.subList(start, end), null);
      SearchInventoryResponse answer =
          calls.call(
              account, SEARCH, ProductApi.class, (api, tag) -> api.searchInventory(tag, request));
      answer.inventory().forEach(product -> levels.addAll(levels(product, account)));
    }
    return levels;
  }

  private static List<StockLevel> levels(
      SearchInventoryResponse.Inventory product, Account account) {
    WireValues values =
        new WireValues(account, SEARCH.operation(), "stock of product " + product.productId());
    String productId = values.text(product.productId(), "product_id");
    return product.skus().stream().flatMap(sku -> levels(productId, sku, values).stream()).toList();
  }

  private static List<StockLevel> levels(String productId, Sku sku, WireValues values) {
    String skuId = values.text(sku.id(), "skus.id");
    if (sku.warehouseInventory().isEmpty()) {
      long available = values.number(sku.totalAvailableQuantity(), "total_available_quantity");
      Long committed = widened(sku.totalCommittedQuantity());
      return List.of(new StockLevel(productId, skuId, sellerSku(sku), null, available, committed));
    }
    return sku.warehouseInventory().stream()
        .map(
            warehouse ->
                new StockLevel(
                    productId,
                    skuId,
                    sellerSku(sku),
                    warehouse.warehouseId(),
                    values.number(
                        warehouse.availableQuantity(), "warehouse_inventory.available_quantity"),
                    widened(warehouse.committedQuantity())))
        .toList();
  }

  private static @Nullable String sellerSku(Sku sku) {
    String text = sku.sellerSku();
    return text == null || text.isEmpty() ? null : text;
  }

  private static @Nullable Long widened(@Nullable Integer number) {
    return number == null ? null : number.longValue();
  }
}
