package io.shopfleet.platform;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Cancellation;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Reads a shop's cancellations. Every method blocks on calls to the marketplace and throws {@link
 * io.shopfleet.failure.MarketplaceException} when one fails for good. A record that cannot be read
 * is told in the answer and fails nothing. Safe for concurrent use.
 */
public interface CancellationSource {

  /** No window may be longer. */
  Duration longestWindow();

  /**
   * A page of the cancellations whose last change lies in a window, oldest change first: whatever
   * changes appears again at the end, so following this time misses nothing.
   *
   * @param window not longer than the longest
   * @param cursor from the page before; null for the first page
   */
  Page<Cancellation> cancellations(Account account, Window window, @Nullable String cursor);

  /**
   * Reads cancellations again by id.
   *
   * @param ids any number; split into as many calls as the marketplace needs
   */
  Found<Cancellation> cancellationsById(Account account, Collection<String> ids);
}
