package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.stock.Lane;
import io.shopfleet.stock.OutboundRow;
import io.shopfleet.stock.OutboundRow.State;
import io.shopfleet.stock.OutboundStock;
import io.shopfleet.stock.StockKey;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps the whole contract. Broken stores differ from it by one thing each. */
class SoundOutboundStock implements OutboundStock {

  final Database database;

  SoundOutboundStock(Database database) {
    this.database = database;
  }

  /** All rows of one account. */
  record Rows(AccountId account, Map<StockKey, OutboundRow> byKey) {}

  @Override
  public Map<StockKey, OutboundRow> find(AccountId account, Collection<StockKey> keys) {
    return read(
        tx -> {
          Map<StockKey, OutboundRow> found = new HashMap<>(rows(tx, account));
          found.keySet().retainAll(keys);
          return found;
        });
  }

  @Override
  public Set<StockKey> save(AccountId account, Collection<OutboundRow> changed) {
    return read(tx -> saved(tx, account, changed));
  }

  Set<StockKey> saved(Transaction tx, AccountId account, Collection<OutboundRow> changed) {
    Map<StockKey, OutboundRow> rows = new HashMap<>(rows(tx, account));
    Set<StockKey> refused = new HashSet<>();
    for (OutboundRow row : changed) {
      if (version(rows, row.key()) == row.version()) {
        rows.put(row.key(), row.saved());
      } else {
        refused.add(row.key());
      }
    }
    tx.put(Rows.class, account, new Rows(account, rows));
    return refused;
  }

  static long version(Map<StockKey, OutboundRow> rows, StockKey key) {
    OutboundRow row = rows.get(key);
    return row == null ? 0 : row.version();
  }

  @Override
  public List<AccountId> accountsDue(Instant now, int limit) {
    atLeastOne(limit);
    return read(
        tx -> {
          List<Rows> all = tx.all(Rows.class);
          Map<AccountId, OutboundRow> first = new HashMap<>();
          for (Rows rows : all) {
            rows.byKey().values().stream()
                .filter(row -> isDue(row, rows, all, now))
                .min(nextFirst())
                .ifPresent(row -> first.put(rows.account(), row));
          }
          return first.entrySet().stream()
              .sorted(Map.Entry.comparingByValue(nextFirst()))
              .limit(limit)
              .map(Map.Entry::getKey)
              .toList();
        });
  }

  @Override
  public List<OutboundRow> due(AccountId account, Instant now, int limit) {
    atLeastOne(limit);
    return read(
        tx -> {
          List<Rows> all = tx.all(Rows.class);
          Rows own = new Rows(account, rows(tx, account));
          List<OutboundRow> due =
              own.byKey().values().stream()
                  .filter(row -> isDue(row, own, all, now))
                  .sorted(nextFirst())
                  .toList();
          return due.stream().filter(row -> sameLane(row, due)).limit(limit).toList();
        });
  }

  boolean sameLane(OutboundRow row, List<OutboundRow> due) {
    return row.lane() == due.get(0).lane();
  }

  boolean isDue(OutboundRow row, Rows own, List<Rows> all, Instant now) {
    return row.open()
        && !row.notBefore().isAfter(now)
        && own.byKey().values().stream().noneMatch(mine -> underWay(mine, now))
        && all.stream()
            .flatMap(rows -> rows.byKey().values().stream())
            .noneMatch(other -> goesBefore(other, row));
  }

  boolean underWay(OutboundRow row, Instant now) {
    return row.state() == State.SENDING && row.notBefore().isAfter(now);
  }

  boolean goesBefore(OutboundRow other, OutboundRow row) {
    return row.item() != null
        && row.item().equals(other.item())
        && other.open()
        && row.lane().compareTo(Lane.LESS) > 0
        && other.lane().compareTo(row.lane()) < 0;
  }

  Comparator<OutboundRow> nextFirst() {
    return Comparator.comparing(OutboundRow::lane)
        .thenComparing(OutboundRow::notBefore)
        .thenComparing(row -> row.key().toString());
  }

  @Override
  public void putOff(AccountId account, Instant notBefore) {
    change(account, rows -> rows.replaceAll((key, row) -> putOff(row, notBefore)));
  }

  OutboundRow putOff(OutboundRow row, Instant notBefore) {
    return row.state() == State.WAITING && row.notBefore().isBefore(notBefore)
        ? row.putOff(notBefore)
        : row;
  }

  @Override
  public List<OutboundRow> list(AccountId account, State state, int limit) {
    atLeastOne(limit);
    return read(
        tx ->
            rows(tx, account).values().stream()
                .filter(row -> row.state() == state)
                .sorted(nextFirst())
                .limit(limit)
                .toList());
  }

  @Override
  public void erase(AccountId account) {
    read(
        tx -> {
          tx.remove(Rows.class, account);
          return true;
        });
  }

  void change(AccountId account, Consumer<Map<StockKey, OutboundRow>> change) {
    read(
        tx -> {
          Map<StockKey, OutboundRow> rows = new HashMap<>(rows(tx, account));
          change.accept(rows);
          tx.put(Rows.class, account, new Rows(account, rows));
          return true;
        });
  }

  Map<StockKey, OutboundRow> rows(Transaction tx, AccountId account) {
    return tx.get(Rows.class, account).map(Rows::byKey).orElse(Map.of());
  }

  <T> T read(Function<Transaction, T> work) {
    return answered(() -> database.inTransaction(work));
  }

  private static void atLeastOne(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Ask for at least one, not " + limit);
    }
  }

  private static <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageDownException e) {
      throw new SyncStoreException("The storage of outgoing stock does not answer", e);
    }
  }
}
