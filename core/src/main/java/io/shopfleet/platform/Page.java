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
 * @param cursor what asks for the next page, opaque; null on the last page
 * @param total how many records the marketplace says the whole listing has; null if it does not say
 */
public record Page<T>(List<T> items, @Nullable String cursor, @Nullable Long total) {

  public Page {
    items = List.copyOf(items);
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
