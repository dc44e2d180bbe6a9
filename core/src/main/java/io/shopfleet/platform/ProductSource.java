package io.shopfleet.platform;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Product;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Reads a shop's products. Blocks on calls to the marketplace and throws {@link
 * io.shopfleet.failure.MarketplaceException} when one fails for good. A product that cannot be read
 * is told in the answer and fails nothing. Safe for concurrent use.
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

  /**
   * Reads products again by id.
   *
   * @param ids any number; split into as many calls as the marketplace needs
   */
  Found<Product> productsById(Account account, Collection<String> ids);
}
