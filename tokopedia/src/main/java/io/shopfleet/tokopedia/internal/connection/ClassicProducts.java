package io.shopfleet.tokopedia.internal.connection;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.StockSource;
import io.shopfleet.tokopedia.internal.connection.ProductPages.Families;
import io.shopfleet.tokopedia.internal.wire.ClassicCalls;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a shop's products, and the stock that the same rows tell, through the classic API. */
public final class ClassicProducts implements ProductSource, StockSource {

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
    return new Page<>(
        read.families().stream().map(ProductMapping::product).toList(), read.cursor(), null);
  }

  @Override
  public Page<StockLevel> stock(Account account, @Nullable String cursor) {
    Families read = pages.read(account, cursor);
    return new Page<>(
        read.families().stream().flatMap(family -> ProductMapping.levels(family).stream()).toList(),
        read.cursor(),
        null);
  }
}
