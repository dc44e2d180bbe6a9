package io.shopfleet.testkit.simulator.tokopedia;

import java.util.List;

/** Cuts a list into numbered pages; the wire has no total and no next-page mark. */
final class Pages {

  private Pages() {}

  static <T> List<T> page(List<T> rows, int page, int perPage) {
    long start = (page - 1L) * perPage;
    if (start >= rows.size()) {
      return List.of();
    }
    return rows.subList((int) start, (int) Math.min(rows.size(), start + perPage));
  }
}
