package io.shopfleet.platform;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.PriceChange;
import io.shopfleet.commerce.WriteResult;
import java.util.List;

/** Writes prices to a shop. Blocks on calls to the marketplace. Safe for concurrent use. */
public interface PriceWriter {

  /**
   * Sets prices; split into as many calls as the marketplace needs.
   *
   * @return a row for every change, as for {@link StockWriter#writeStock}
   * @throws io.shopfleet.failure.MarketplaceException if not even the first call succeeded
   */
  WriteResult writePrices(Account account, List<PriceChange> changes);
}
