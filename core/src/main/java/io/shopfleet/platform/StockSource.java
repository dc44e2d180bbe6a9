package io.shopfleet.platform;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.StockLevel;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a shop has in stock. Blocks on calls to the marketplace and throws {@link
 * io.shopfleet.failure.MarketplaceException} when one fails for good. A row that cannot be read is
 * told in the answer and fails nothing. Safe for concurrent use.
 */
public interface StockSource {

  /**
   * A page of stock levels over all products of the shop.
   *
   * @param cursor from the page before; null for the first page
   */
  Page<StockLevel> stock(Account account, @Nullable String cursor);
}
