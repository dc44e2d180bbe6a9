package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.OrderWatch;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps the whole contract. Broken watches differ from it by one thing each. */
class SoundOrderWatch implements OrderWatch {

  final Database database;

  SoundOrderWatch(Database database) {
    this.database = database;
  }

  /** What is known of one account's orders, by their id. */
  record Known(Map<String, Watched> orders) {}

  @Override
  public Map<String, Watched> find(AccountId account, Collection<String> orderIds) {
    return answered(
        () ->
            database.inTransaction(
                tx -> {
                  Map<String, Watched> found = new HashMap<>(known(tx, account));
                  found.keySet().retainAll(orderIds);
                  return found;
                }));
  }

  @Override
  public void put(AccountId account, Collection<Watched> orders) {
    change(account, known -> orders.forEach(order -> known.put(order.orderId(), order)));
  }

  @Override
  public List<Watched> next(AccountId account, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Ask for at least one order, not " + limit);
    }
    return answered(
        () ->
            database.inTransaction(
                tx ->
                    known(tx, account).values().stream()
                        .filter(order -> order.state() != State.SETTLED)
                        .sorted(nextFirst())
                        .limit(limit)
                        .toList()));
  }

  @Override
  public void forget(AccountId account, Instant createdBefore) {
    change(account, known -> known.values().removeIf(order -> forgettable(order, createdBefore)));
  }

  @Override
  public void erase(AccountId account) {
    change(account, Map::clear);
  }

  boolean forgettable(Watched order, Instant createdBefore) {
    return order.state() == State.SETTLED && order.createdAt().isBefore(createdBefore);
  }

  Comparator<Watched> nextFirst() {
    return Comparator.comparing(Watched::state)
        .thenComparing(Watched::readAt)
        .thenComparing(Watched::orderId);
  }

  Map<String, Watched> known(Transaction tx, AccountId account) {
    return tx.get(Known.class, account).map(Known::orders).orElse(Map.of());
  }

  void change(AccountId account, Consumer<Map<String, Watched>> change) {
    answered(
        () ->
            database.inTransaction(
                tx -> {
                  Map<String, Watched> orders = new HashMap<>(known(tx, account));
                  change.accept(orders);
                  tx.put(Known.class, account, new Known(orders));
                  return true;
                }));
  }

  <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageDownException e) {
      throw new SyncStoreException("The storage of watched orders does not answer", e);
    }
  }
}
