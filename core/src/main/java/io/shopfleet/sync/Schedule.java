package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When each account is due next, on this node. An account whose runs fail waits longer and longer,
 * and no other account waits with it. Safe for concurrent use.
 */
final class Schedule {

  private static final int MOST_DOUBLINGS = 5;

  private final Map<AccountId, Last> last = new ConcurrentHashMap<>();
  private final RunStore runs;

  /**
   * @param at when the last run began, or ended where only the run records know of it; null if the
   *     account never ran
   * @param consecutiveErrors failed runs since the last good one
   */
  private record Last(@Nullable Instant at, int consecutiveErrors) {}

  Schedule(RunStore runs) {
    this.runs = runs;
  }

  /** When the account is due: at once if it never ran. A new interval counts at once, too. */
  Instant due(AccountId account, Duration interval) {
    @Nullable Last known = last.get(account);
    if (known == null) {
      known = afterRestart(account);
      // A run that ended meanwhile knows better.
      @Nullable Last newer = last.putIfAbsent(account, known);
      known = newer == null ? known : newer;
    }
    @Nullable Instant at = known.at();
    return at == null ? Instant.MIN : at.plus(pause(known.consecutiveErrors(), interval));
  }

  /**
   * Notes a run. Does not ask the run records, so that the schedule holds even when they are out of
   * order.
   */
  void ran(SyncRun run) {
    last.compute(
        run.account(),
        (account, before) -> {
          int errors = before == null ? 0 : before.consecutiveErrors();
          return new Last(run.startedAt(), run.succeeded() ? 0 : errors + 1);
        });
  }

  private Last afterRestart(AccountId account) {
    RunTotals totals = runs.totals(account);
    return new Last(totals.lastAttemptAt(), totals.consecutiveErrors());
  }

  private static Duration pause(int consecutiveErrors, Duration interval) {
    int doublings = Math.min(Math.max(consecutiveErrors - 1, 0), MOST_DOUBLINGS);
    return interval.multipliedBy(1L << doublings);
  }
}
