package io.shopfleet.sync;

import io.shopfleet.platform.Page;
import io.shopfleet.platform.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows the records of a marketplace that lists them by their last change, oldest first.
 *
 * <p>Page tokens are positions in a listing whose rows move whenever a record changes, so a token
 * may step over a record. Therefore every page is asked for as the first page of a new window that
 * starts at the newest change read so far. Where that is no way on (an instant with more changes
 * than fit on a page, or a page without readable records), that span alone is read by tokens until
 * it is known to be whole. What was read is checked to be in order; a marketplace that does not
 * keep the order is read by tokens, and the watermark moves only when the window was read to its
 * end. It never moves behind that end: a marketplace may find a record by an older index and show
 * it as it is by now, and nobody has read what changed between the two.
 *
 * @param <T> the records
 */
final class ChangeFeed<T> {

  /** No marketplace tells change times finer than it can be asked for them. */
  private static final Duration INSTANT = Duration.ofSeconds(1);

  private final WindowReader<T> reader;

  ChangeFeed(WindowReader<T> reader) {
    this.reader = reader;
  }

  /** Asks for a page of what changed in a window. */
  @FunctionalInterface
  interface WindowReader<T> {

    Page<T> read(Window window, @Nullable String cursor);
  }

  void read(StreamPass<T> pass, List<Window> windows) {
    pass.asksFor(windows);
    for (Window window : windows) {
      readInOrder(pass, window);
      pass.readWhole(window);
    }
  }

  private void readInOrder(StreamPass<T> pass, Window window) {
    Instant from = window.from();
    while (from.isBefore(window.to())) {
      Window rest = new Window(from, window.to());
      Page<T> page = reader.read(rest, null);
      if (!inOrder(pass.type(), page.items())) {
        readByTokens(pass, window);
        return;
      }
      @Nullable Instant newest = newest(changes(pass.type(), page.items()), window);
      if (page.cursor() == null) {
        pass.deliver(page, newest);
        return;
      }
      if (newest == null || !newest.isBefore(window.to())) {
        readByTokens(pass, rest);
        return;
      }
      if (newest.isAfter(from)) {
        pass.deliver(page, newest);
        from = newest;
      } else {
        Instant behind = from.plus(INSTANT);
        Instant end = behind.isBefore(window.to()) ? behind : window.to();
        readByTokens(pass, new Window(from, end));
        from = end;
      }
    }
  }

  private void readByTokens(StreamPass<T> pass, Window window) {
    // The times alone: such a listing may be as long as the shop's history.
    List<Instant> changes = new ArrayList<>();
    CompleteListing.of(pass.type().id(), cursor -> reader.read(window, cursor))
        .forEachPage(
            page -> {
              pass.deliver(page);
              changes.addAll(changes(pass.type(), page.items()));
            });
    pass.reached(newest(changes, window));
  }

  private static <T> boolean inOrder(RecordType<T> type, List<T> records) {
    @Nullable Instant before = null;
    for (T item : records) {
      Instant at = type.updatedAt(item);
      if (at == null || (before != null && at.isBefore(before))) {
        return false;
      }
      before = at;
    }
    return true;
  }

  private static <T> List<Instant> changes(RecordType<T> type, List<T> records) {
    return records.stream().map(type::updatedAt).filter(Objects::nonNull).toList();
  }

  /** The newest of some instants, but none behind the window; null if there is none. */
  static @Nullable Instant newest(List<Instant> instants, Window window) {
    return instants.stream()
        .max(Instant::compareTo)
        .map(newest -> newest.isAfter(window.to()) ? window.to() : newest)
        .orElse(null);
  }
}
