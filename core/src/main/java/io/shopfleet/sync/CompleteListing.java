package io.shopfleet.sync;

import io.shopfleet.platform.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole listing whose rows may move between its pages. A listing that fits on one page is
 * whole. A longer one is whole when as many rows were met as the marketplace says there are, or
 * when a further reading meets the very same rows on as many pages of the same sizes: then nobody
 * left during the first of the two, and so nobody slipped past. Where no total is told, further
 * rows may have come meanwhile, as in a busy shop they always do, if every place of the first of
 * the two was seen.
 *
 * @param <T> the records
 */
final class CompleteListing<T> {

  private static final int READINGS = 4;

  private final Function<T, String> id;
  private final PageReader<T> reader;

  private CompleteListing(Function<T, String> id, PageReader<T> reader) {
    this.id = id;
    this.reader = reader;
  }

  /** Asks for one page. */
  @FunctionalInterface
  interface PageReader<T> {

    Page<T> read(@Nullable String cursor);
  }

  static <T> CompleteListing<T> of(Function<T, String> id, PageReader<T> reader) {
    return new CompleteListing<>(id, reader);
  }

  /**
   * Hands over every page of every reading.
   *
   * @throws UnreliableListingException if the listing kept moving, or would never end
   */
  void forEachPage(Consumer<Page<T>> consumer) {
    Set<String> met = new HashSet<>();
    long promised = 0;
    @Nullable Reading before = null;
    for (int number = 1; number <= READINGS; number++) {
      Reading reading = readOnce(consumer);
      met.addAll(reading.met());
      promised = Math.max(promised, reading.promised());
      boolean unchanged = reading.equals(before) || (promised == 0 && reading.holds(before));
      boolean allMet = reading.whole() || (promised > 0 && met.size() >= promised);
      if (unchanged || allMet) {
        return;
      }
      before = reading;
    }
    throw UnreliableListingException.keptMoving();
  }

  /**
   * What one reading met.
   *
   * @param met the records' ids
   * @param sizes how many records each page had; a row that takes a place without being shown is
   *     seen by nothing else when it leaves
   * @param totals how many rows the marketplace spoke of on each page; 0 if it did not
   */
  private record Reading(Set<String> met, List<Integer> sizes, List<Long> totals) {

    long promised() {
      return totals.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Whether nobody of an earlier reading has left, as far as that reading saw. */
    boolean holds(@Nullable Reading earlier) {
      return earlier != null && earlier.sawEveryPlace() && met.containsAll(earlier.met());
    }

    /**
     * Whether all pages were as long as the first, but for the last one and an empty one behind it:
     * a shorter one has rows that are not shown, and that leave without being missed.
     */
    private boolean sawEveryPlace() {
      int full = sizes.get(0);
      int end = sizes.size() - 1;
      int last = sizes.get(end) == 0 ? end - 1 : end;
      return last >= 0
          && sizes.get(last) > 0
          && sizes.get(last) <= full
          && sizes.subList(0, last).stream().allMatch(size -> size == full);
    }

    boolean whole() {
      return sizes.size() == 1 || (promised() > 0 && met.size() >= promised());
    }
  }

  private Reading readOnce(Consumer<Page<T>> consumer) {
    Set<String> met = new HashSet<>();
    List<Integer> sizes = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    @Nullable String cursor = null;
    do {
      Page<T> page = reader.read(cursor);
      page.items().forEach(item -> met.add(id.apply(item)));
      page.unreadable().forEach(bad -> met.add(bad.id() != null ? bad.id() : bad.raw()));
      sizes.add(page.items().size() + page.unreadable().size());
      totals.add(page.totalCount().orElse(0));
      consumer.accept(page);
      cursor = page.cursor();
      if (cursor != null && !cursors.add(cursor)) {
        throw UnreliableListingException.repeats(cursor);
      }
    } while (cursor != null);
    return new Reading(met, sizes, totals);
  }
}
