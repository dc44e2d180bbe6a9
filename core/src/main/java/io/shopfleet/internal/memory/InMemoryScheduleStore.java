package io.shopfleet.internal.memory;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.sync.ScheduleStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Schedules in memory, for trials and tests: gone when the process ends. */
public final class InMemoryScheduleStore implements ScheduleStore {

  private final ConcurrentMap<AccountId, ScheduleState> states = new ConcurrentHashMap<>();

  @Override
  public Optional<ScheduleState> load(AccountId account) {
    return Optional.ofNullable(states.get(account));
  }

  @Override
  public Map<AccountId, ScheduleState> load(Collection<AccountId> accounts) {
    Map<AccountId, ScheduleState> found = new HashMap<>();
    for (AccountId account : accounts) {
      load(account).ifPresent(state -> found.put(account, state));
    }
    return found;
  }

  @Override
  public boolean save(ScheduleState state) {
    AtomicBoolean saved = new AtomicBoolean();
    states.compute(
        state.account(),
        (account, present) -> {
          long version = present == null ? 0 : present.version();
          saved.set(version == state.version());
          return saved.get() ? state.withVersion(version + 1) : present;
        });
    return saved.get();
  }

  @Override
  public void erase(AccountId account) {
    states.remove(account);
  }
}
