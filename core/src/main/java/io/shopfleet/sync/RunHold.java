package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.RunRequest.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run's hold of its account, as it rests in the schedule. Used by the run's thread alone; blocks
 * on the store.
 */
final class RunHold implements RunControl, LongRun {

  private final AccountSchedules schedules;
  private final Account account;
  private final RunRequest request;
  private @Nullable ScheduleState seen;

  RunHold(AccountSchedules schedules, Account account, RunRequest request) {
    this.schedules = schedules;
    this.account = account;
    this.request = request;
  }

  @Override
  public Directive atPageBorder() {
    ScheduleState state = schedules.state(account.id()).orElse(null);
    seen = state;
    ScheduleState.Claim claim = state == null ? null : state.claim();
    return claim != null && claim.run().equals(request.id())
        ? claim.directive()
        : Directive.GIVE_WAY;
  }

  @Override
  public Instant start(DataStream stream, Instant from) {
    return request.scope() instanceof Scope.Backfill backfill
        ? schedules
            .state(account.id())
            .flatMap(state -> Backfills.find(state, backfill))
            .map(open -> open.start(stream))
            .orElse(from)
        : from;
  }

  @Override
  public void reached(DataStream stream, Instant position) {
    if (request.scope() instanceof Scope.Backfill backfill) {
      schedules.reached(account.id(), request.id(), backfill, stream, position);
    }
  }

  @Override
  public Set<DataStream> due() {
    return seen == null ? Set.of() : schedules.takeDue(account, seen);
  }
}
