package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Schedules that others change right before each of a number of saves. */
final class ContestedSchedules implements ScheduleStore {

  private final ScheduleStore real;
  private int contested;
  private int attempts;

  ContestedSchedules(ScheduleStore real) {
    this.real = real;
  }

  /** From now on so many saves come too late. */
  void contest(int saves) {
    contested = saves;
  }

  /** How often somebody wanted to save, in vain or not. */
  int attempts() {
    return attempts;
  }

  @Override
  public Optional<ScheduleState> load(AccountId account) {
    return real.load(account);
  }

  @Override
  public Map<AccountId, ScheduleState> load(Collection<AccountId> accounts) {
    return real.load(accounts);
  }

  @Override
  public boolean save(ScheduleState state) {
    attempts++;
    if (contested > 0) {
      contested--;
      AccountId account = state.account();
      real.save(
          real.load(account).orElseGet(() -> ScheduleState.first(account, state.firstSeen())));
    }
    return real.save(state);
  }

  @Override
  public void erase(AccountId account) {
    real.erase(account);
  }
}
