package io.shopfleet.testkit.contract.broken;

import io.shopfleet.testkit.contract.StorageFaults;
import io.shopfleet.testkit.contract.StorageFaults.Moment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows by type and key, as one transaction sees and changes them. For one thread. */
final class Transaction {

  private final Map<Key, Object> before;
  private final StorageFaults faults;
  private Map<Key, Object> rows;

  record Key(Class<?> type, Object key) {}

  Transaction(Map<Key, Object> before, StorageFaults faults) {
    this.before = before;
    this.faults = faults;
    this.rows = before;
  }

  <V> Optional<V> get(Class<V> type, Object key) {
    execute();
    return Optional.ofNullable(rows.get(new Key(type, key))).map(type::cast);
  }

  <V> List<V> all(Class<V> type) {
    execute();
    return rows.entrySet().stream()
        .filter(row -> row.getKey().type().equals(type))
        .map(row -> type.cast(row.getValue()))
        .toList();
  }

  <V> void put(Class<V> type, Object key, V row) {
    execute();
    changing().put(new Key(type, key), row);
  }

  void remove(Class<?> type, Object key) {
    execute();
    changing().remove(new Key(type, key));
  }

  void drop(Class<?> type) {
    changing().keySet().removeIf(key -> key.type().equals(type));
  }

  @SuppressWarnings("ReferenceEquality") // the very same picture, not one that looks like it
  boolean beganWith(Map<Key, Object> present) {
    return before == present;
  }

  @SuppressWarnings("ReferenceEquality") // a copy is made with the first change
  boolean changed() {
    return rows != before;
  }

  Map<Key, Object> rows() {
    return rows;
  }

  private Map<Key, Object> changing() {
    if (!changed()) {
      rows = new HashMap<>(before);
    }
    return rows;
  }

  private void execute() {
    faults.reach(Moment.EXECUTE, StorageDownException::new);
  }
}
