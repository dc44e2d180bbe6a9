package io.shopfleet.tokopedia.internal.connection;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.StockSource;
import io.shopfleet.tokopedia.internal.connection.ProductPages.Families;
import io.shopfleet.tokopedia.internal.wire.ClassicCalls;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a shop's products, and the stock that the same rows tell, through the classic API. */
public final class ClassicProducts implements ProductSource, StockSource {

  private static final Pattern PRODUCT_ID = Pattern.compile("\\d{1,18}");

  private final ProductPages pages;

  public ClassicProducts(ClassicCalls calls) {
    this.pages = new ProductPages(calls);
  }

  @Override
  public boolean listsChanges() {
    return false;
  }

  @Override
  public Page<Product> products(
      Account account, @Nullable Instant changedSince, @Nullable String cursor) {
    Families read = pages.read(account, cursor);
    Found<Product> products = products(read);
    return new Page<>(products.items(), products.unreadable(), read.cursor(), read.total());
  }

  /**
   * {@inheritDoc} A text that cannot be a Tokopedia product id names no product, and neither does
   * the id of a variant: it comes with its parent.
   */
  @Override
  public Found<Product> productsById(Account account, Collection<String> ids) {
    List<Long> possible =
        ids.stream().filter(id -> PRODUCT_ID.matcher(id).matches()).map(Long::valueOf).toList();
    return products(pages.byId(account, possible));
  }

  @Override
  public Page<StockLevel> stock(Account account, @Nullable String cursor) {
    Families read = pages.read(account, cursor);
    Found<StockLevel> levels = read.converted(ProductMapping::levels);
    return new Page<>(levels.items(), levels.unreadable(), read.cursor(), null);
  }

  private static Found<Product> products(Families read) {
    return read.converted(family -> List.of(ProductMapping.product(family)));
  }
}
