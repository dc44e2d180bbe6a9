package io.shopfleet.platform;

import io.shopfleet.account.Account;

/** Reads what a marketplace says about a shop. Blocks on a call. Safe for concurrent use. */
public interface ShopInfo {

  /**
   * @throws io.shopfleet.failure.MarketplaceException NOT_FOUND if the account's credential does
   *     not open the account's shop, or another kind if the call fails
   */
  ShopProfile shop(Account account);
}
