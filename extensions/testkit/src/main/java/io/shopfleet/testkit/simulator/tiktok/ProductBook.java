package io.shopfleet.testkit.simulator.tiktok;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The products of one shop. */
final class ProductBook {
  private static final Comparator<ProductState> NEWEST_FIRST =
      Comparator.comparingLong(ProductState::createTime).thenComparing(ProductState::id).reversed();

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, ProductState> products = new LinkedHashMap<>();
  private final Map<String, String> productOfSku = new LinkedHashMap<>();
  private @Nullable List<ProductState> sorted;

  void add(ProductState product) {
    lock.lock();
    try {
      products.put(product.id(), product);
      product.skus().forEach(sku -> productOfSku.put(sku.id(), product.id()));
      sorted = null;
    } finally {
      lock.unlock();
    }
  }

  ProductState change(String id, UnaryOperator<ProductState> change) {
    lock.lock();
    try {
      ProductState current = products.get(id);
      if (current == null) {
        throw new IllegalArgumentException("This shop has no product " + id);
      }
      ProductState changed = change.apply(current);
      products.put(id, changed);
      sorted = null;
      return changed;
    } finally {
      lock.unlock();
    }
  }

  Optional<ProductState> find(String id) {
    lock.lock();
    try {
      return Optional.ofNullable(products.get(id));
    } finally {
      lock.unlock();
    }
  }

  Optional<ProductState> findBySku(String skuId) {
    lock.lock();
    try {
      return Optional.ofNullable(productOfSku.get(skuId)).map(products::get);
    } finally {
      lock.unlock();
    }
  }

  /** All products, the newest first. */
  List<ProductState> all() {
    lock.lock();
    try {
      List<ProductState> current = sorted;
      if (current == null) {
        List<ProductState> fresh = new ArrayList<>(products.values());
        fresh.sort(NEWEST_FIRST);
        current = List.copyOf(fresh);
        sorted = current;
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return products.size();
    } finally {
      lock.unlock();
    }
  }
}
