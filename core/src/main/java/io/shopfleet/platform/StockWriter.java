package io.shopfleet.platform;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.StockChange;
import io.shopfleet.commerce.WriteResult;
import java.util.List;

/**
 * Writes stock to a shop. Blocks on calls to the marketplace. Safe for concurrent use, but two
 * writes of the same SKU at once end in no particular order.
 */
public interface StockWriter {

  /**
   * Sets absolute quantities; split into as many calls as the marketplace needs.
   *
   * @return a row for every change; rows that failed because their whole call failed after others
   *     had succeeded are refused rows too
   * @throws io.shopfleet.failure.MarketplaceException if not even the first call succeeded
   */
  WriteResult writeStock(Account account, List<StockChange> changes);
}
