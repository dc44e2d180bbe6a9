package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.sync.ScheduleStore;
import io.shopfleet.sync.SyncStoreException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the whole contract. Broken stores differ from it by one thing each. */
class SoundScheduleStore implements ScheduleStore {

  final Database database;

  SoundScheduleStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<ScheduleState> load(AccountId account) {
    return answered(() -> database.inTransaction(tx -> tx.get(ScheduleState.class, account)));
  }

  @Override
  public Map<AccountId, ScheduleState> load(Collection<AccountId> accounts) {
    return answered(
        () ->
            database.inTransaction(
                tx -> {
                  Map<AccountId, ScheduleState> found = new HashMap<>();
                  for (ScheduleState state : tx.all(ScheduleState.class)) {
                    if (accounts.contains(state.account())) {
                      found.put(state.account(), state);
                    }
                  }
                  return found;
                }));
  }

  @Override
  public boolean save(ScheduleState state) {
    return answered(() -> database.inTransaction(tx -> replaced(tx, state)));
  }

  @Override
  public void erase(AccountId account) {
    answered(
        () ->
            database.inTransaction(
                tx -> {
                  tx.remove(ScheduleState.class, account);
                  return true;
                }));
  }

  boolean replaced(Transaction tx, ScheduleState state) {
    if (version(tx, state.account()) != state.version()) {
      return false;
    }
    tx.put(ScheduleState.class, state.account(), state.withVersion(state.version() + 1));
    return true;
  }

  long version(Transaction tx, AccountId account) {
    return tx.get(ScheduleState.class, account).map(ScheduleState::version).orElse(0L);
  }

  <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageDownException e) {
      throw new SyncStoreException("The storage of schedules does not answer", e);
    }
  }
}
