package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.ProductStatus;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.StockSource;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A shop's products and stock in memory; rows move between pages when products change. */
final class ScriptedCatalogue implements ProductSource, StockSource {

  private static final int PAGE = 2;

  private final boolean listsChanges;
  private final Map<String, Product> products = new LinkedHashMap<>();
  private final List<@Nullable Instant> askedSince = new ArrayList<>();
  private final Deque<Runnable> betweenPages = new ArrayDeque<>();
  private final Deque<RuntimeException> failures = new ArrayDeque<>();
  private int stockPages;

  ScriptedCatalogue(boolean listsChanges) {
    this.listsChanges = listsChanges;
  }

  ScriptedCatalogue put(String id, @Nullable Instant updated) {
    ProductStatus status = new ProductStatus(ProductStatus.State.ACTIVE, "ACTIVATE");
    products.put(id, new Product(id, "Batik " + id, status, null, updated, List.of(), id));
    return this;
  }

  void remove(String id) {
    products.remove(id);
  }

  ScriptedCatalogue afterPage(Runnable event) {
    betweenPages.add(event);
    return this;
  }

  void failNext(RuntimeException failure) {
    failures.add(failure);
  }

  /** The instant that each first page was asked for; null where all were. */
  List<@Nullable Instant> askedSince() {
    return new ArrayList<>(askedSince);
  }

  int stockPages() {
    return stockPages;
  }

  @Override
  public boolean listsChanges() {
    return listsChanges;
  }

  @Override
  public Page<Product> products(Account account, @Nullable Instant since, @Nullable String cursor) {
    if (cursor == null) {
      askedSince.add(since);
    }
    Comparator<Product> sort =
        Comparator.comparing(
                (Product product) -> Objects.requireNonNullElse(product.updatedAt(), Instant.MIN))
            .thenComparing(Product::id);
    List<Product> listed =
        products.values().stream()
            .filter(p -> since == null || p.updatedAt() == null || !p.updatedAt().isBefore(since))
            .sorted(sort)
            .toList();
    return page(listed, cursor, Function.identity());
  }

  @Override
  public Found<Product> productsById(Account account, Collection<String> ids) {
    return Found.of(ids.stream().filter(products::containsKey).map(products::get).toList());
  }

  @Override
  public Page<StockLevel> stock(Account account, @Nullable String cursor) {
    stockPages++;
    return page(
        List.copyOf(products.values()),
        cursor,
        product -> new StockLevel(product.id(), product.id(), null, null, 7, null));
  }

  private <T> Page<T> page(List<Product> listed, @Nullable String cursor, Function<Product, T> as) {
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    int start = Math.min(cursor == null ? 0 : Integer.parseInt(cursor), listed.size());
    int end = Math.min(start + PAGE, listed.size());
    Page<T> page =
        new Page<>(
            listed.subList(start, end).stream().map(as).toList(),
            end < listed.size() ? Integer.toString(end) : null,
            (long) listed.size());
    Runnable event = betweenPages.poll();
    if (event != null) {
      event.run();
    }
    return page;
  }
}
