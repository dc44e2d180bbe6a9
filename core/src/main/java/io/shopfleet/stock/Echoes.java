package io.shopfleet.stock;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.StockLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells readings that only show what was written from those that say something new. */
final class Echoes {

  private final OutboundStock outbox;

  Echoes(OutboundStock outbox) {
    this.outbox = outbox;
  }

  boolean isEcho(AccountId account, StockLevel level) {
    OutboundRow row = row(outbox.find(account, keys(level)), level);
    return row != null && row.echoes(level.available());
  }

  /**
   * The readings that are no echo. Where one differs from what was written last, it is noted that
   * this no longer stands.
   */
  List<StockLevel> news(AccountId account, List<StockLevel> levels) {
    Map<StockKey, OutboundRow> rows = find(account, levels);
    List<StockLevel> news = new ArrayList<>();
    for (StockLevel level : levels) {
      OutboundRow row = row(rows, level);
      if (row == null || !row.echoes(level.available())) {
        news.add(level);
      }
    }
    note(account, news, rows);
    return news;
  }

  private void note(AccountId account, List<StockLevel> news, Map<StockKey, OutboundRow> found) {
    Map<StockKey, OutboundRow> rows = found;
    while (!rows.isEmpty()) {
      List<OutboundRow> widened = widened(news, rows);
      Set<StockKey> overtaken = widened.isEmpty() ? Set.of() : outbox.save(account, widened);
      rows = overtaken.isEmpty() ? Map.of() : outbox.find(account, overtaken);
    }
  }

  /** The rows of which more is possible now than was known. */
  private static List<OutboundRow> widened(List<StockLevel> news, Map<StockKey, OutboundRow> rows) {
    Map<StockKey, OutboundRow> seen = new HashMap<>(rows);
    for (StockLevel level : news) {
      OutboundRow row = row(seen, level);
      if (row != null) {
        seen.put(row.key(), row.seen(level.available()));
      }
    }
    return seen.values().stream().filter(row -> !row.equals(rows.get(row.key()))).toList();
  }

  private Map<StockKey, OutboundRow> find(AccountId account, List<StockLevel> levels) {
    Set<StockKey> keys = new HashSet<>();
    levels.forEach(level -> keys.addAll(keys(level)));
    return keys.isEmpty() ? Map.of() : outbox.find(account, keys);
  }

  /** A shop names its only warehouse in readings even where the wish did not. */
  private static Collection<StockKey> keys(StockLevel level) {
    return Set.copyOf(
        List.of(
            new StockKey(level.skuId(), level.warehouseId()), new StockKey(level.skuId(), null)));
  }

  private static @Nullable OutboundRow row(Map<StockKey, OutboundRow> rows, StockLevel level) {
    OutboundRow row = rows.get(new StockKey(level.skuId(), level.warehouseId()));
    return row != null ? row : rows.get(new StockKey(level.skuId(), null));
  }
}
