package io.shopfleet.platform;

import java.util.List;

/**
 * The answer to a question for records by id. An id that is in neither list does not exist at the
 * marketplace, or does not belong to the shop.
 *
 * @param <T> what was asked for
 * @param items the records, in no particular order
 * @param unreadable those that exist and could not be read
 */
public record Found<T>(List<T> items, List<Unreadable> unreadable) {

  public Found {
    items = List.copyOf(items);
    unreadable = List.copyOf(unreadable);
  }

  /** Records that could all be read. */
  public static <T> Found<T> of(List<T> items) {
    return new Found<>(items, List.of());
  }
}
