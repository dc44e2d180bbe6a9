package io.shopfleet.platform;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Product;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads a shop's products. Blocks on calls to the marketplace and throws {@link
 * io.shopfleet.failure.MarketplaceException} when one fails for good. Safe for concurrent use.
 */
public interface ProductSource {

  /** Whether the marketplace can list what changed since an instant. */
  boolean listsChanges();

  /**
   * A page of products.
   *
   * @param changedSince only those changed at or after this instant; null, or any value where
   *     {@link #listsChanges} is false, for all
   * @param cursor from the page before; null for the first page
   */
  Page<Product> products(Account account, @Nullable Instant changedSince, @Nullable String cursor);
}
