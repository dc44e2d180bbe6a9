package io.shopfleet.examples.quickstart;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.Sku;
import io.shopfleet.commerce.StockLevel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the host holds: one row per order and per product SKU of each account. This is the whole
 * duty of a host: take a record as often as it comes, under its own key, and never let an older
 * state replace a newer one. Safe for concurrent use.
 */
final class Book {

  private final Map<Key, OrderRow> orders = new ConcurrentHashMap<>();
  private final Map<Key, SkuRow> skus = new ConcurrentHashMap<>();
  private final Map<Key, List<StockLevel>> levels = new ConcurrentHashMap<>();

  /** What a row is stored under. */
  record Key(String account, String id) {}

  /**
   * An order as the host holds it; {@code updatedAt} is null while the marketplace has not told.
   */
  record OrderRow(
      String account,
      String shopId,
      String orderId,
      String status,
      Instant createdAt,
      @Nullable Instant updatedAt,
      String total,
      String currency,
      String channel,
      int units) {}

  /** A product's SKU as the host holds it; stock and price are null while untold. */
  record SkuRow(
      String account,
      String shopId,
      String productId,
      String skuId,
      @Nullable String sellerSku,
      @Nullable Long stock,
      @Nullable String price) {}

  void storeOrders(Account account, List<Order> batch) {
    for (Order order : batch) {
      orders.merge(new Key(account.name(), order.id()), row(account, order), Book::newerOf);
    }
  }

  void storeProducts(Account account, List<Product> batch) {
    for (Product product : batch) {
      for (Sku sku : product.skus()) {
        skus.merge(
            new Key(account.name(), sku.id()), row(account, product, sku), Book::keepingStock);
      }
    }
  }

  /** Levels come by warehouse, all warehouses of a SKU in one batch. */
  void storeStock(Account account, List<StockLevel> batch) {
    Map<String, List<StockLevel>> bySku =
        batch.stream().collect(Collectors.groupingBy(StockLevel::skuId));
    bySku.forEach(
        (sku, ofSku) -> {
          Key key = new Key(account.name(), sku);
          long stock = ofSku.stream().mapToLong(StockLevel::available).sum();
          levels.put(key, ofSku);
          skus.computeIfPresent(key, (same, row) -> withStock(row, stock));
        });
  }

  /** The last known levels of some of an account's SKUs, one of each. */
  List<StockLevel> levels(Account account, int most) {
    return levels.entrySet().stream()
        .filter(entry -> entry.getKey().account().equals(account.name()))
        .limit(most)
        .map(entry -> entry.getValue().get(0))
        .toList();
  }

  Optional<OrderRow> order(String account, String orderId) {
    return Optional.ofNullable(orders.get(new Key(account, orderId)));
  }

  Optional<SkuRow> sku(String account, String skuId) {
    return Optional.ofNullable(skus.get(new Key(account, skuId)));
  }

  Collection<OrderRow> orders() {
    return orders.values();
  }

  Collection<SkuRow> skus() {
    return skus.values();
  }

  long products() {
    return skus.values().stream()
        .map(row -> new Key(row.account(), row.productId()))
        .distinct()
        .count();
  }

  private static OrderRow row(Account account, Order order) {
    return new OrderRow(
        account.name(),
        account.shopId().value(),
        order.id(),
        order.status().raw(),
        order.createdAt(),
        order.updatedAt(),
        order.total().amount().toPlainString(),
        order.total().currency(),
        order.channel().name(),
        order.units());
  }

  private static SkuRow row(Account account, Product product, Sku sku) {
    return new SkuRow(
        account.name(),
        account.shopId().value(),
        product.id(),
        sku.id(),
        sku.sellerSku(),
        sku.stock(),
        sku.price() == null ? null : sku.price().amount().toPlainString());
  }

  private static OrderRow newerOf(OrderRow held, OrderRow come) {
    if (held.updatedAt() == null || come.updatedAt() == null) {
      return withUpdatedAt(come, come.updatedAt() == null ? held.updatedAt() : come.updatedAt());
    }
    return come.updatedAt().isBefore(held.updatedAt()) ? held : come;
  }

  private static OrderRow withUpdatedAt(OrderRow row, @Nullable Instant updatedAt) {
    return new OrderRow(
        row.account(),
        row.shopId(),
        row.orderId(),
        row.status(),
        row.createdAt(),
        updatedAt,
        row.total(),
        row.currency(),
        row.channel(),
        row.units());
  }

  private static SkuRow keepingStock(SkuRow held, SkuRow come) {
    return come.stock() == null && held.stock() != null ? withStock(come, held.stock()) : come;
  }

  private static SkuRow withStock(SkuRow row, Long stock) {
    return new SkuRow(
        row.account(),
        row.shopId(),
        row.productId(),
        row.skuId(),
        row.sellerSku(),
        stock,
        row.price());
  }
}
