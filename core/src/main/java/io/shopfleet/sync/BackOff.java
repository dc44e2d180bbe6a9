package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.sync.ScheduleState.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** How an account's failed runs hold back those that follow. Safe for concurrent use. */
final class BackOff {

  private static final int MOST_DOUBLINGS = 5;

  private final RunPlans plans;

  BackOff(RunPlans plans) {
    this.plans = plans;
  }

  /** The troubles after a run. */
  Troubles after(Account account, Troubles before, SyncRun run) {
    if (run.kind() != SyncRun.Kind.CHANGES) {
      return before;
    }
    if (run.succeeded()) {
      return Troubles.NONE;
    }
    return decisive(run)
        .map(failure -> partlyWell(run) ? Troubles.NONE : worse(account, before, run, failure))
        // The host's own trouble, or an end on purpose: nothing was learnt about the shop, and
        // once the host is well nothing should keep its orders waiting.
        .orElse(before);
  }

  /** The failure that says most about the shop; empty if none says anything. */
  static Optional<StreamFailure> decisive(SyncRun run) {
    return failuresOfTheShop(run)
        .min(Comparator.comparing(failure -> failure.kind() != FailureKind.AUTH_REJECTED));
  }

  private static Stream<StreamFailure> failuresOfTheShop(SyncRun run) {
    return run.streams().stream()
        .map(SyncRun.StreamRun::failure)
        .flatMap(Stream::ofNullable)
        .filter(
            failure ->
                switch (failure.origin()) {
                  case MARKETPLACE, SETTINGS -> true;
                  case HOST, LIBRARY -> false;
                });
  }

  /**
   * Whether a stream was read to its end and what failed concerns another one alone, for which the
   * app has no permission, for example: then what works must not be read more seldom.
   */
  private static boolean partlyWell(SyncRun run) {
    return run.streams().stream().anyMatch(SyncRun.StreamRun::succeeded)
        && failuresOfTheShop(run).noneMatch(StreamFailure::concernsWholeAccount);
  }

  private Troubles worse(Account account, Troubles before, SyncRun run, StreamFailure failure) {
    int failures = before.consecutive() + 1;
    Instant since = before.since() == null ? run.startedAt() : before.since();
    boolean lost = failure.kind() == FailureKind.AUTH_REJECTED;
    boolean forLong =
        failures >= plans.setting(account, SyncSettings.REST_AFTER_FAILURES)
            && !run.finishedAt()
                .isBefore(since.plus(plans.setting(account, SyncSettings.REST_AFTER)));
    if (before.resting() || lost || forLong) {
      return new Troubles(
          failures, since, run.startedAt().plus(plans.setting(account, SyncSettings.REST)), true);
    }
    Duration pause =
        plans
            .setting(account, SyncSettings.INTERVAL)
            .multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return new Troubles(failures, since, run.startedAt().plus(pause), false);
  }
}
