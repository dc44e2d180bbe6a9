package io.shopfleet.tiktokshop.internal.product;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.ProductStatus;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.StockSource;
import io.shopfleet.platform.Unreadable;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads stock: the platform tells it for given products alone, so each page is the stock of a page
 * of products.
 */
public final class ShopStock implements StockSource {

  private final ProductSource products;
  private final Inventory inventory;

  public ShopStock(ProductSource products, ShopCalls calls) {
    this.products = products;
    this.inventory = new Inventory(calls);
  }

  @Override
  public Page<StockLevel> stock(Account account, @Nullable String cursor) {
    Page<Product> page = products.products(account, null, cursor);
    Found<StockLevel> levels = inventory.of(account, ids(page));
    List<Unreadable> unreadable =
        Stream.concat(
                page.unreadable().stream().filter(product -> product.id() == null),
                levels.unreadable().stream())
            .toList();
    return new Page<>(levels.items(), unreadable, page.cursor(), null);
  }

  /** A product that cannot be read may have stock that can, if only its id is known. */
  private static List<String> ids(Page<Product> page) {
    Stream<String> readable =
        page.items().stream()
            .filter(product -> product.status().state() != ProductStatus.State.DELETED)
            .map(Product::id);
    Stream<String> others =
        page.unreadable().stream().flatMap(product -> Stream.ofNullable(product.id()));
    return Stream.concat(readable, others).toList();
  }
}
