package io.shopfleet.tiktokshop.internal.product;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.StockChange;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.commerce.WriteResult;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.StockWriter;
import io.shopfleet.platform.Unreadable;
import io.shopfleet.tiktokshop.api.product.ProductApi;
import io.shopfleet.tiktokshop.api.product.ProductOperations;
import io.shopfleet.tiktokshop.api.product.UpdateInventoryRequest;
import io.shopfleet.tiktokshop.api.product.UpdateInventoryRequest.Sku;
import io.shopfleet.tiktokshop.api.product.UpdateInventoryResponse;
import io.shopfleet.tiktokshop.api.product.UpdateInventoryResponse.Error;
import io.shopfleet.tiktokshop.api.product.UpdateInventoryResponse.Error.Detail;
import io.shopfleet.tiktokshop.api.product.UpdateInventoryResponse.Error.Detail.ExtraError;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import io.shopfleet.tiktokshop.internal.failure.ErrorTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes stock, with one call for each product. The present stock of all products is read first:
 * the platform wants the quantities of all warehouses of a SKU, and would empty those that are left
 * out. What is sold between that reading and the writing is not taken into account for warehouses
 * that are carried over.
 */
public final class ShopStockWriter implements StockWriter {

  private static final CallSpec UPDATE =
      CallSpec.idempotentWrite(ProductOperations.UPDATE_INVENTORY.id());

  private final ShopCalls calls;
  private final Inventory inventory;

  public ShopStockWriter(ShopCalls calls) {
    this.calls = calls;
    this.inventory = new Inventory(calls);
  }

  @Override
  public WriteResult writeStock(Account account, List<StockChange> changes) {
    RowOutcomes outcomes = new RowOutcomes(changes.stream().map(StockChange::skuId).toList());
    Map<String, List<Integer>> products = ProductRows.byProduct(changes, StockChange::productId);
    Found<StockLevel> read = inventory.of(account, List.copyOf(products.keySet()));
    Map<String, List<StockLevel>> present =
        read.items().stream().collect(Collectors.groupingBy(StockLevel::productId));
    for (Map.Entry<String, List<Integer>> product : products.entrySet()) {
      List<StockLevel> levels = present.getOrDefault(product.getKey(), List.of());
      String doubt = doubt(product.getKey(), levels, read.unreadable());
      if (doubt != null) {
        product.getValue().forEach(row -> outcomes.refused(row, null, doubt, false));
        continue;
      }
      StockPlan plan = new StockPlan(levels);
      List<Integer> planned = plan(plan, product.getValue(), changes, outcomes);
      if (!planned.isEmpty()
          && !write(account, product.getKey(), plan, planned, changes, outcomes)) {
        break;
      }
    }
    return outcomes.result();
  }

  /**
   * Why the present stock of a product is not known; null if it is. To write it all the same would
   * empty the warehouses that nobody named.
   */
  private static @Nullable String doubt(
      String productId, List<StockLevel> levels, List<Unreadable> unreadable) {
    return unreadable.stream()
        .filter(stock -> stock.id() == null ? levels.isEmpty() : stock.id().equals(productId))
        .map(stock -> "the product's present stock cannot be read: " + stock.reason())
        .findFirst()
        .orElse(null);
  }

  private static List<Integer> plan(
      StockPlan plan, List<Integer> rows, List<StockChange> changes, RowOutcomes outcomes) {
    List<Integer> planned = new ArrayList<>();
    for (int row : rows) {
      String refusal = plan.add(changes.get(row));
      if (refusal == null) {
        planned.add(row);
      } else {
        outcomes.refused(row, null, refusal, false);
      }
    }
    return planned;
  }

  private boolean write(
      Account account,
      String productId,
      StockPlan plan,
      List<Integer> rows,
      List<StockChange> changes,
      RowOutcomes outcomes) {
    UpdateInventoryRequest request =
        new UpdateInventoryRequest(
            plan.quantities().entrySet().stream().map(ShopStockWriter::sku).toList());
    try {
      UpdateInventoryResponse answer =
          calls.call(
              account,
              UPDATE,
              ProductApi.class,
              (api, tag) -> api.updateInventory(tag, productId, request));
      answer.errors().forEach(error -> refuse(error, rows, changes, outcomes));
      outcomes.callSucceeded(rows);
      return true;
    } catch (MarketplaceException failure) {
      return outcomes.callFailed(rows, failure);
    }
  }

  private static Sku sku(Map.Entry<String, Map<String, Long>> sku) {
    List<Sku.Inventory> warehouses =
        sku.getValue().entrySet().stream()
            .map(
                warehouse ->
                    new Sku.Inventory(
                        null,
                        null,
                        Math.toIntExact(warehouse.getValue()),
                        warehouse.getKey().isEmpty() ? null : warehouse.getKey()))
            .toList();
    return new Sku(sku.getKey(), warehouses);
  }

  /** An error without a SKU is about the whole product, one without a warehouse about the SKU. */
  private static void refuse(
      Error error, List<Integer> rows, List<StockChange> changes, RowOutcomes outcomes) {
    Detail detail = error.detail();
    String skuId = detail == null ? null : detail.skuId();
    for (int row : rows) {
      StockChange change = changes.get(row);
      if (skuId == null || skuId.isEmpty() || skuId.equals(change.skuId())) {
        ExtraError own = detail == null ? null : ofWarehouse(detail, change.warehouseId());
        Integer code = own == null ? error.code() : own.code();
        String message = own == null ? error.message() : own.message();
        outcomes.refused(row, text(code), message == null ? "" : message, retryable(code, message));
      }
    }
  }

  private static @Nullable ExtraError ofWarehouse(Detail detail, @Nullable String warehouseId) {
    for (ExtraError error : detail.extraErrors()) {
      if (warehouseId == null || warehouseId.equals(error.warehouseId())) {
        return error;
      }
    }
    return null;
  }

  private static @Nullable String text(@Nullable Integer code) {
    return code == null ? null : code.toString();
  }

  private static boolean retryable(@Nullable Integer code, @Nullable String message) {
    FailureKind kind =
        code == null
            ? FailureKind.UNKNOWN
            : ErrorTable.ofRow(code, message == null ? "" : message).kind();
    return kind.retryable();
  }
}
