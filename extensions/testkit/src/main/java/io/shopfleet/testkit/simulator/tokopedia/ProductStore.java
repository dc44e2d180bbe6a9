package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.tokopedia.ProductRow.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every product of every shop. Thread-safe. */
final class ProductStore {

  private static final long FIRST_PRODUCT_ID = 11_900_000_001L;

  private record SkuKey(long shopId, String sku) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;
  private final Map<Long, Product> products = new HashMap<>();
  private final Map<Long, List<Long>> idsByShop = new HashMap<>();
  private final Map<SkuKey, Long> idBySku = new HashMap<>();
  private long nextProductId = FIRST_PRODUCT_ID;

  ProductStore(InstantSource clock) {
    this.clock = clock;
  }

  Product addSingle(long shopId, String name, String sku, int stock, BigDecimal price) {
    return locked(() -> add(shopId, name, sku, stock, price, Kind.SINGLE, null, List.of()));
  }

  /** Adds a parent and its variants; the parent comes first and has no SKU. */
  List<Product> addVariants(
      long shopId, String name, List<String> skus, int stockEach, BigDecimal price) {
    return locked(
        () -> {
          long parentId = nextProductId;
          List<Long> childIds = new ArrayList<>();
          for (int child = 1; child <= skus.size(); child++) {
            childIds.add(parentId + child);
          }
          int stockOfAll = stockEach * skus.size();
          List<Product> added = new ArrayList<>();
          added.add(add(shopId, name, "", stockOfAll, price, Kind.PARENT, null, childIds));
          for (String sku : skus) {
            String variant = name + " - " + sku;
            added.add(
                add(shopId, variant, sku, stockEach, price, Kind.VARIANT, parentId, List.of()));
          }
          return added;
        });
  }

  private Product add(
      long shopId,
      String name,
      String sku,
      int stock,
      BigDecimal price,
      Kind kind,
      @Nullable Long parentId,
      List<Long> childIds) {
    long id = nextProductId++;
    Product product =
        new Product(id, shopId, name, sku, stock, price, kind, parentId, childIds, clock.instant());
    products.put(id, product);
    idsByShop.computeIfAbsent(shopId, key -> new ArrayList<>()).add(id);
    if (!sku.isEmpty()) {
      idBySku.putIfAbsent(new SkuKey(shopId, sku), id);
    }
    return product;
  }

  Optional<Product> find(long productId) {
    return locked(() -> Optional.ofNullable(products.get(productId)));
  }

  Optional<Product> findBySku(long shopId, String sku) {
    return locked(() -> Optional.ofNullable(idBySku.get(new SkuKey(shopId, sku))))
        .flatMap(this::find);
  }

  /** The products of a shop as they are now, in the order of their ids. */
  List<Product> ofShop(long shopId) {
    return locked(
        () ->
            idsByShop.getOrDefault(shopId, List.of()).stream()
                .map(id -> find(id).orElseThrow())
                .toList());
  }

  /**
   * Changes a product; the edit gets the present state and the present instant, and answers empty
   * when it does not want the change.
   */
  Optional<Product> change(long productId, BiFunction<Product, Instant, Optional<Product>> edit) {
    return locked(
        () -> {
          Product present = products.get(productId);
          if (present == null) {
            throw new IllegalArgumentException(
                "No product " + productId + "; add or seed it first");
          }
          Optional<Product> changed = edit.apply(present, clock.instant());
          changed.ifPresent(product -> products.put(productId, product));
          return changed;
        });
  }

  private <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
