package io.shopfleet.tiktokshop.internal.call;

import io.shopfleet.account.Account;
import io.shopfleet.platform.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a listing of the platform page by page, and refuses one that does not advance. Stateless:
 * what it has to remember travels in the cursor.
 *
 * @param operation its name, for messages
 * @param id tells two records apart
 * @param <T> what the platform lists
 */
public record Listing<T>(String operation, Function<T, @Nullable String> id) {

  /**
   * What the platform answered for a page.
   *
   * @param items the records
   * @param nextToken asks for the next page; null or empty on the last one
   * @param total how many records there are in all; null if untold
   * @param <T> what is listed
   */
  public record Answer<T>(List<T> items, @Nullable String nextToken, @Nullable Integer total) {}

  /**
   * Reads one page.
   *
   * @param cursor from the page before; null for the first page
   * @param call asks the platform, given its page token; null for the first page
   * @throws io.shopfleet.failure.MarketplaceException UNKNOWN if the listing does not advance
   */
  public Page<T> page(
      Account account, @Nullable String cursor, Function<@Nullable String, Answer<T>> call) {
    ListingCursor from = cursor == null ? null : ListingCursor.read(cursor, account, operation);
    Answer<T> answer = call.apply(from == null ? null : from.token());
    Long total = answer.total() == null ? null : answer.total().longValue();
    String next = answer.nextToken();
    if (next == null || next.isEmpty()) {
      return new Page<>(answer.items(), null, total);
    }
    List<String> ids = answer.items().stream().map(item -> String.valueOf(id.apply(item))).toList();
    String after = ListingCursor.after(from, ids, next, account, operation).text();
    return new Page<>(answer.items(), after, total);
  }
}
