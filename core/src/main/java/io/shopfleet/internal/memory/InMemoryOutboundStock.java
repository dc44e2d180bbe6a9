package io.shopfleet.internal.memory;

import io.shopfleet.account.AccountId;
import io.shopfleet.stock.Lane;
import io.shopfleet.stock.OutboundRow;
import io.shopfleet.stock.OutboundRow.State;
import io.shopfleet.stock.OutboundStock;
import io.shopfleet.stock.StockKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stock going out in memory, for trials and tests: gone when the process ends. Every question reads
 * all open rows, so it is for thousands of them, not for millions.
 */
public final class InMemoryOutboundStock implements OutboundStock {

  private static final Comparator<OutboundRow> BY_KEY =
      Comparator.comparing((OutboundRow row) -> row.key().skuId())
          .thenComparing(
              row -> row.key().warehouseId(), Comparator.nullsFirst(Comparator.naturalOrder()));
  private static final Comparator<OutboundRow> NEXT_FIRST =
      Comparator.comparing(OutboundRow::lane)
          .thenComparing(OutboundRow::notBefore)
          .thenComparing(BY_KEY);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<AccountId, Map<StockKey, OutboundRow>> rows = new HashMap<>();

  @Override
  public Map<StockKey, OutboundRow> find(AccountId account, Collection<StockKey> keys) {
    return locked(
        () -> {
          Map<StockKey, OutboundRow> found = new HashMap<>();
          for (StockKey key : keys) {
            OutboundRow row = of(account).get(key);
            if (row != null) {
              found.put(key, row);
            }
          }
          return found;
        });
  }

  @Override
  public Set<StockKey> save(AccountId account, Collection<OutboundRow> changed) {
    return locked(
        () -> {
          Set<StockKey> refused = new HashSet<>();
          for (OutboundRow row : changed) {
            OutboundRow present = of(account).get(row.key());
            if ((present == null ? 0 : present.version()) == row.version()) {
              rows.computeIfAbsent(account, id -> new HashMap<>()).put(row.key(), row.saved());
            } else {
              refused.add(row.key());
            }
          }
          return refused;
        });
  }

  @Override
  public List<AccountId> accountsDue(Instant now, int limit) {
    atLeastOne(limit);
    return locked(
        () -> {
          Map<String, Lane> first = firstLanes();
          Map<AccountId, OutboundRow> most = new HashMap<>();
          for (AccountId account : rows.keySet()) {
            due(account, now, first).min(NEXT_FIRST).ifPresent(row -> most.put(account, row));
          }
          return most.entrySet().stream()
              .sorted(Map.Entry.comparingByValue(NEXT_FIRST))
              .limit(limit)
              .map(Map.Entry::getKey)
              .toList();
        });
  }

  @Override
  public List<OutboundRow> due(AccountId account, Instant now, int limit) {
    atLeastOne(limit);
    return locked(
        () -> {
          List<OutboundRow> due = due(account, now, firstLanes()).sorted(NEXT_FIRST).toList();
          return due.stream().filter(row -> row.lane() == due.get(0).lane()).limit(limit).toList();
        });
  }

  @Override
  public void putOff(AccountId account, Instant notBefore) {
    locked(
        () -> {
          of(account)
              .replaceAll(
                  (key, row) ->
                      row.state() == State.WAITING && row.notBefore().isBefore(notBefore)
                          ? row.putOff(notBefore)
                          : row);
          return true;
        });
  }

  @Override
  public List<OutboundRow> list(AccountId account, State state, int limit) {
    atLeastOne(limit);
    return locked(
        () ->
            of(account).values().stream()
                .filter(row -> row.state() == state)
                .sorted(BY_KEY)
                .limit(limit)
                .toList());
  }

  @Override
  public void erase(AccountId account) {
    locked(() -> rows.remove(account) != null);
  }

  private Stream<OutboundRow> due(AccountId account, Instant now, Map<String, Lane> first) {
    Collection<OutboundRow> mine = of(account).values();
    boolean sending =
        mine.stream().anyMatch(row -> row.state() == State.SENDING && row.notBefore().isAfter(now));
    return sending
        ? Stream.empty()
        : mine.stream()
            .filter(row -> row.open() && !row.notBefore().isAfter(now) && free(row, first));
  }

  /** Whether no row of the same item has to go before. */
  private static boolean free(OutboundRow row, Map<String, Lane> first) {
    @Nullable String item = row.item();
    return item == null
        || row.lane().compareTo(Lane.LESS) <= 0
        || first.getOrDefault(item, row.lane()).compareTo(row.lane()) >= 0;
  }

  /** The earliest lane of the open rows of each item. */
  private Map<String, Lane> firstLanes() {
    Map<String, Lane> first = new HashMap<>();
    for (Map<StockKey, OutboundRow> account : rows.values()) {
      for (OutboundRow row : account.values()) {
        String item = row.item();
        if (item != null && row.open()) {
          first.merge(item, row.lane(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
      }
    }
    return first;
  }

  private Map<StockKey, OutboundRow> of(AccountId account) {
    return rows.getOrDefault(account, Collections.emptyMap());
  }

  private static void atLeastOne(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Ask for at least one, not " + limit);
    }
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
