package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.Exchange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writing stock and prices. */
final class StockEndpoints {
  private static final int NO_SKU = 12052023;
  private static final int NO_WAREHOUSE = 12052097;
  private static final int BAD_QUANTITY = 12052050;
  private static final int CHECK_FAILED = 12052990;
  private static final Set<String> UNTOUCHABLE = Set.of("FREEZE", "DELETED");

  private StockEndpoints() {}

  static Consumer<JsonFields> inventory(Exchange exchange, FakeShop shop) {
    List<Map<?, ?>> skus = Query.of(exchange.request()).objects("skus");
    String productId = Operation.INVENTORY_UPDATE.productId(exchange.request());
    ProductState product = ProductEndpoints.require(shop, productId);
    if (UNTOUCHABLE.contains(product.status())) {
      throw Refusal.business(12052901, "The product status does not allow this operation");
    }
    List<RowError> errors = new ArrayList<>();
    Map<String, Map<String, Integer>> accepted = new LinkedHashMap<>();
    for (Map<?, ?> sku : skus) {
      read(product, sku, errors, accepted);
    }
    apply(shop, productId, accepted);
    return data -> {
      if (!errors.isEmpty()) {
        data.list("errors", errors, RowError::write);
      }
    };
  }

  static Consumer<JsonFields> prices(Exchange exchange, FakeShop shop) {
    List<Map<?, ?>> skus = Query.of(exchange.request()).objects("skus");
    String productId = Operation.PRICE_UPDATE.productId(exchange.request());
    ProductState product = ProductEndpoints.require(shop, productId);
    if (!product.status().equals("ACTIVATE")) {
      throw Refusal.business(12052901, "The product status does not allow this operation");
    }
    Map<String, BigDecimal> prices = new LinkedHashMap<>();
    for (Map<?, ?> sku : skus) {
      String id = required(sku, "id");
      if (product.sku(id).isEmpty()) {
        throw Refusal.business(NO_SKU, "The SKU does not exist");
      }
      prices.put(id, price(sku.get("price"), shop.market()));
    }
    long now = shop.now();
    shop.productBook()
        .change(
            productId,
            current -> {
              ProductState changed = current;
              for (Map.Entry<String, BigDecimal> entry : prices.entrySet()) {
                changed =
                    changed.withSku(entry.getKey(), sku -> sku.withPrice(entry.getValue()), now);
              }
              return changed;
            });
    return data -> {};
  }

  private static void read(
      ProductState product,
      Map<?, ?> sku,
      List<RowError> errors,
      Map<String, Map<String, Integer>> accepted) {
    String id = required(sku, "id");
    List<Map<?, ?>> rows = Query.objects(sku.get("inventory"), "inventory");
    Set<String> warehouses = product.sku(id).map(found -> found.stock().keySet()).orElse(Set.of());
    if (warehouses.isEmpty()) {
      errors.add(new RowError(id, null, NO_SKU, "The SKU does not exist"));
      return;
    }
    Map<String, Integer> stock = new LinkedHashMap<>();
    // The platform takes the list as the whole truth: a warehouse that is not sent is emptied.
    warehouses.forEach(warehouse -> stock.put(warehouse, 0));
    for (Map<?, ?> row : rows) {
      String given = Query.member(row, "warehouse_id");
      String only = warehouses.size() == 1 ? warehouses.iterator().next() : null;
      String warehouse = given == null ? only : given;
      int quantity = quantity(row);
      if (warehouse == null || !warehouses.contains(warehouse)) {
        errors.add(new RowError(id, given, NO_WAREHOUSE, "The warehouse does not exist"));
        return;
      } else if (quantity < 0 || quantity > 99_999) {
        errors.add(new RowError(id, warehouse, BAD_QUANTITY, "The quantity is out of range"));
        return;
      }
      stock.put(warehouse, quantity);
    }
    accepted.put(id, stock);
  }

  private static void apply(
      FakeShop shop, String productId, Map<String, Map<String, Integer>> accepted) {
    long now = shop.now();
    shop.productBook()
        .change(
            productId,
            current -> {
              ProductState changed = current;
              for (Map.Entry<String, Map<String, Integer>> entry : accepted.entrySet()) {
                changed =
                    changed.withSku(entry.getKey(), sku -> sku.withStock(entry.getValue()), now);
              }
              return changed;
            });
  }

  private static int quantity(Map<?, ?> row) {
    Object value = row.get("quantity");
    if (value == null) {
      throw Refusal.invalid("quantity is a required field");
    }
    if (!(value instanceof Double number) || number != Math.rint(number)) {
      throw Refusal.invalid("quantity must be an integer");
    }
    return number.intValue();
  }

  private static BigDecimal price(@Nullable Object value, Market market) {
    if (!(value instanceof Map<?, ?> price)) {
      throw Refusal.invalid("price is a required field");
    }
    if (!required(price, "currency").equals(market.currency())) {
      throw Refusal.business(12052012, "The currency is not that of the shop");
    }
    String sale = Query.member(price, "sale_price");
    String amount = sale == null ? required(price, "amount") : sale;
    if (!amount.matches("\\d{1,15}(\\.\\d{1,2})?")) {
      throw Refusal.business(12052092, "The price is not valid");
    }
    BigDecimal number = new BigDecimal(amount);
    if (number.signum() <= 0 || number.stripTrailingZeros().scale() > market.decimals()) {
      throw Refusal.business(12052092, "The price is not valid");
    }
    return number;
  }

  private static String required(Map<?, ?> members, String name) {
    String value = Query.member(members, name);
    if (value == null) {
      throw Refusal.invalid(name + " is a required field");
    }
    return value;
  }

  private record RowError(String sku, @Nullable String warehouse, int code, String message) {

    static void write(JsonFields json, RowError error) {
      json.number("code", CHECK_FAILED)
          .text("message", "Check failed")
          .object(
              "detail",
              detail ->
                  detail
                      .text("sku_id", error.sku)
                      .list(
                          "extra_errors",
                          List.of(error),
                          (row, extra) ->
                              row.text("warehouse_id", extra.warehouse)
                                  .number("code", extra.code)
                                  .text("message", extra.message)));
    }
  }
}
