package io.shopfleet.examples.quickstart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the marketplaces' own books say, to hold the host's book against. */
final class Truth {

  private final Instant since;
  private final Set<String> complete = new HashSet<>();
  private final Map<Book.Key, TrueOrder> orders = new HashMap<>();
  private final Map<Book.Key, TrueSku> skus = new HashMap<>();

  /**
   * @param since orders placed before were not asked for; the host may hold some all the same
   */
  Truth(Instant since) {
    this.since = since;
  }

  /** An order in a marketplace's book; {@code updatedAt} is null where it was not asked. */
  record TrueOrder(
      String status,
      @Nullable Instant updatedAt,
      BigDecimal total,
      String currency,
      String channel,
      int units) {

    boolean sameAs(Book.OrderRow row) {
      return status.equals(row.status())
          && (updatedAt == null || updatedAt.equals(row.updatedAt()))
          && total.compareTo(new BigDecimal(row.total())) == 0
          && currency.equals(row.currency())
          && channel.equals(row.channel())
          && units == row.units();
    }
  }

  /** A SKU in a marketplace's book; null is what it does not tell. */
  record TrueSku(@Nullable Long stock, @Nullable BigDecimal price) {

    boolean sameAs(Book.SkuRow row) {
      boolean sameStock = stock == null || stock.equals(row.stock());
      boolean samePrice =
          price == null
              || (row.price() != null && price.compareTo(new BigDecimal(row.price())) == 0);
      return sameStock && samePrice;
    }
  }

  void order(String account, String orderId, TrueOrder order) {
    orders.put(new Book.Key(account, orderId), order);
  }

  void sku(String account, String skuId, TrueSku sku) {
    skus.put(new Book.Key(account, skuId), sku);
  }

  /** Everything of an account was told; an account that could not be read whole is not judged. */
  void complete(String account) {
    complete.add(account);
  }

  /** Holds the host's book against this one, order by order and SKU by SKU. */
  Verdict judge(Book book) {
    Verdict verdict = new Verdict();
    orders.forEach((key, order) -> judge(verdict, key, order, book));
    skus.forEach((key, sku) -> judge(verdict, key, sku, book));
    for (Book.OrderRow row : book.orders()) {
      Book.Key key = new Book.Key(row.account(), row.orderId());
      if (judged(key) && !row.createdAt().isBefore(since) && !orders.containsKey(key)) {
        verdict.doubled("order", key);
      }
    }
    for (Book.SkuRow row : book.skus()) {
      Book.Key key = new Book.Key(row.account(), row.skuId());
      if (judged(key) && !skus.containsKey(key)) {
        verdict.doubled("SKU", key);
      }
    }
    return verdict;
  }

  private void judge(Verdict verdict, Book.Key key, TrueOrder order, Book book) {
    if (judged(key)) {
      book.order(key.account(), key.id())
          .ifPresentOrElse(
              row -> verdict.held("order", key, order.sameAs(row), order, row),
              () -> verdict.lost("order", key));
    }
  }

  private void judge(Verdict verdict, Book.Key key, TrueSku sku, Book book) {
    if (judged(key)) {
      book.sku(key.account(), key.id())
          .ifPresentOrElse(
              row -> verdict.held("SKU", key, sku.sameAs(row), sku, row),
              () -> verdict.lost("SKU", key));
    }
  }

  private boolean judged(Book.Key key) {
    return complete.contains(key.account());
  }
}
