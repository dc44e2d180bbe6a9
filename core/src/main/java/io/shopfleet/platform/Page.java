package io.shopfleet.platform;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing at a marketplace. An error is an exception, never an empty page.
 *
 * @param <T> what is listed
 * @param items the records, perhaps none even when more pages follow
 * @param unreadable the records of this page that could not be read; no exception is thrown for
 *     them, so whoever leaves them out of account loses them
 * @param cursor what asks for the next page, opaque; null on the last page
 * @param total how many records the marketplace says the whole listing has, unreadable ones
 *     included; null if it does not say
 */
public record Page<T>(
    List<T> items, List<Unreadable> unreadable, @Nullable String cursor, @Nullable Long total) {

  public Page {
    items = List.copyOf(items);
    unreadable = List.copyOf(unreadable);
  }

  /** A page whose records could all be read. */
  public Page(List<T> items, @Nullable String cursor, @Nullable Long total) {
    this(items, List.of(), cursor, total);
  }

  /** The last page of a listing whose total is untold. */
  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, null, null);
  }

  public Optional<String> next() {
    return Optional.ofNullable(cursor);
  }

  public OptionalLong totalCount() {
    return total == null ? OptionalLong.empty() : OptionalLong.of(total);
  }
}
