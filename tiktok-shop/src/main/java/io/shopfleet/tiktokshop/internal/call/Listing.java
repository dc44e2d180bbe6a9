package io.shopfleet.tiktokshop.internal.call;

import io.shopfleet.account.Account;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Unreadable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a listing of the platform page by page, and refuses one that does not advance. Stateless:
 * what it has to remember travels in the cursor.
 *
 * @param operation its name, for messages
 * @param id tells two records apart
 * @param <T> what is listed
 */
public record Listing<T>(String operation, Function<T, String> id) {

  /**
   * What the platform answered for a page.
   *
   * @param records the records, those that could not be read beside the others
   * @param nextToken asks for the next page; null or empty on the last one
   * @param total how many records there are in all; null if untold
   * @param <T> what is listed
   */
  public record Rows<T>(Found<T> records, @Nullable String nextToken, @Nullable Integer total) {}

  /**
   * Reads one page.
   *
   * @param cursor from the page before; null for the first page
   * @param call asks the platform, given its page token; null for the first page
   * @throws io.shopfleet.failure.MarketplaceException UNKNOWN if the listing does not advance
   */
  public Page<T> page(
      Account account, @Nullable String cursor, Function<@Nullable String, Rows<T>> call) {
    ListingCursor from = cursor == null ? null : ListingCursor.read(cursor, account, operation);
    Rows<T> rows = call.apply(from == null ? null : from.token());
    Long total = rows.total() == null ? null : rows.total().longValue();
    Found<T> records = rows.records();
    return new Page<>(records.items(), records.unreadable(), next(account, from, rows), total);
  }

  private @Nullable String next(Account account, @Nullable ListingCursor from, Rows<T> rows) {
    String next = rows.nextToken();
    if (next == null || next.isEmpty()) {
      return null;
    }
    return ListingCursor.after(from, ids(rows.records()), next, account, operation).text();
  }

  private List<String> ids(Found<T> records) {
    return Stream.concat(
            records.items().stream().map(id),
            records.unreadable().stream().map(Unreadable::id).map(String::valueOf))
        .toList();
  }
}
