package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Schedules of which one account's cannot be read for a while. */
final class UnreadableFor implements ScheduleStore {

  private final ScheduleStore real;
  private final AccountId account;
  volatile boolean broken = true;
  volatile boolean brokenForSingles;

  UnreadableFor(ScheduleStore real, AccountId account) {
    this.real = real;
    this.account = account;
  }

  @Override
  public Optional<ScheduleState> load(AccountId id) {
    failIf(id.equals(account) && (broken || brokenForSingles));
    return real.load(id);
  }

  @Override
  public Map<AccountId, ScheduleState> load(Collection<AccountId> ids) {
    failIf(broken && ids.contains(account));
    return real.load(ids);
  }

  @Override
  public boolean save(ScheduleState state) {
    return real.save(state);
  }

  @Override
  public void erase(AccountId id) {
    real.erase(id);
  }

  private static void failIf(boolean broken) {
    if (broken) {
      throw new SyncStoreException("no answer", null);
    }
  }
}
