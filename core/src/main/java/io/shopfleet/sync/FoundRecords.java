package io.shopfleet.sync;

import io.shopfleet.platform.Found;
import io.shopfleet.platform.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads records by id, some at a time, so that a run may end between them.
 *
 * @param <T> the records
 */
final class FoundRecords<T> {

  private static final int READ_TOGETHER = 20;

  private final Function<List<String>, Found<T>> reader;

  FoundRecords(Function<List<String>, Found<T>> reader) {
    this.reader = reader;
  }

  void read(StreamPass<T> pass, List<String> ids) {
    read(pass, ids, taken -> {});
  }

  /**
   * @param taken hears of the records after the host took them
   */
  void read(StreamPass<T> pass, List<String> ids, Consumer<List<T>> taken) {
    for (int start = 0; start < ids.size(); start += READ_TOGETHER) {
      List<String> some = ids.subList(start, Math.min(start + READ_TOGETHER, ids.size()));
      Found<T> found = reader.apply(some);
      pass.deliver(found);
      taken.accept(found.items());
      pass.missed(missing(pass.type(), some, found));
    }
  }

  private List<String> missing(RecordType<T> type, List<String> asked, Found<T> found) {
    Set<String> missing = new LinkedHashSet<>(asked);
    found.items().stream().map(type.id()).forEach(missing::remove);
    found.unreadable().stream().map(Unreadable::id).forEach(missing::remove);
    return new ArrayList<>(missing);
  }
}
