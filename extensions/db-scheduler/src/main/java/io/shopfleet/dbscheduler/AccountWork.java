package io.shopfleet.dbscheduler;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.dbscheduler.TaskData.Wanted;
import io.shopfleet.sync.EngineParts;
import io.shopfleet.sync.NextRun;
import io.shopfleet.sync.RunControl;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.sync.SyncRun.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node does with the task of an account that it picked. Safe for concurrent use; blocks for
 * the whole run.
 */
final class AccountWork {

  private static final Logger log = LoggerFactory.getLogger(AccountWork.class);

  /** How long a task waits that could not be done; another node may do better. */
  static final Duration HELD_BACK = Duration.ofSeconds(30);

  private final EngineParts parts;
  private final LocalRuns local;
  private final BooleanSupplier closing;

  AccountWork(EngineParts parts, LocalRuns local, BooleanSupplier closing) {
    this.parts = parts;
    this.local = local;
    this.closing = closing;
  }

  /**
   * Runs the account, if it is to run now.
   *
   * @param due when the task was to run
   * @param control asked at the border of every page
   */
  Ending execute(AccountId id, TaskData data, Instant due, RunControl control) {
    if (closing.getAsBoolean()) {
      return Ending.again(due, data);
    }
    if (data instanceof TaskData.Foreign) {
      log.warn("The task of account {} was written by a newer node, and waits for one", id);
      return Ending.again(now().plus(HELD_BACK), data);
    }
    Optional<Account> account = living(id);
    if (data instanceof Wanted wanted) {
      return account
          .map(found -> asked(found, wanted, control))
          .orElseGet(() -> notFound(wanted, new AccountNotFoundException(id)));
    }
    return account.map(found -> bySchedule(found, control)).orElseGet(() -> Ending.gone(() -> {}));
  }

  private Ending asked(Account account, Wanted wanted, RunControl control) {
    if (wanted.request().trigger() == Trigger.SCHEDULE && nextRun(account).isEmpty()) {
      // Another node began it and could not end it; the account was paused or switched off since.
      return Ending.gone(() -> {});
    }
    return run(account, wanted, control);
  }

  private Optional<NextRun> nextRun(Account account) {
    // The task's own time has the spread of first starts in it.
    return parts.schedules().next(account, parts.schedules().seen(account.id()), 1);
  }

  private Ending bySchedule(Account account, RunControl control) {
    ScheduleState state = parts.schedules().seen(account.id());
    // The task's own time has the spread of first starts in it.
    Optional<NextRun> next = parts.schedules().next(account, state, 1);
    if (next.isEmpty()) {
      return Ending.gone(() -> {});
    }
    Optional<NextRun> brokenOff = brokenOff(state);
    if (brokenOff.isEmpty() && next.get().at().isAfter(now())) {
      return Ending.again(next.get().at(), TaskData.BY_SCHEDULE);
    }
    NextRun due = brokenOff.orElse(next.get());
    return run(account, new Wanted(parts.schedules().request(account, due), 0), control);
  }

  /**
   * The run of the schedule that never ended, for its node died: what it was to read is what began
   * when it took the account.
   */
  private static Optional<NextRun> brokenOff(ScheduleState state) {
    ScheduleState.Claim claim = state.claim();
    if (claim == null) {
      return Optional.empty();
    }
    Set<DataStream> streams = EnumSet.noneOf(DataStream.class);
    state
        .begun()
        .forEach(
            (stream, at) -> {
              if (same(at, claim.begunAt())) {
                streams.add(stream);
              }
            });
    boolean sweep = state.sweptAt() != null && same(state.sweptAt(), claim.begunAt());
    return streams.isEmpty() && !sweep
        ? Optional.empty()
        : Optional.of(new NextRun(claim.begunAt(), streams));
  }

  /** Stores may keep one finer than the other. */
  private static boolean same(Instant one, Instant other) {
    return one.truncatedTo(ChronoUnit.MILLIS).equals(other.truncatedTo(ChronoUnit.MILLIS));
  }

  private Ending run(Account account, Wanted wanted, RunControl control) {
    String request = wanted.request().id();
    local.begins(request);
    try {
      return ended(parts.runner().run(account.id(), wanted.run(), control), wanted);
    } catch (AccountNotFoundException e) {
      return notFound(wanted, e);
    } catch (RuntimeException | Error e) {
      local.handsOn(request);
      throw e;
    } finally {
      local.leaves(request);
    }
  }

  private Ending notFound(Wanted wanted, AccountNotFoundException reason) {
    return Ending.gone(() -> local.failed(wanted.request().id(), reason));
  }

  private Ending ended(SyncRun run, Wanted wanted) {
    Runnable tell = () -> local.ended(wanted.request().id(), run);
    boolean stopped = run.outcome() == Outcome.STOPPED;
    if (stopped || run.outcome() == Outcome.SUPERSEDED) {
      // The next node goes on; a caller of this one waits for that, unless this one closes.
      return new Ending(
          Turns.beforeSchedule(now()),
          wanted.again(),
          stopped ? tell : () -> local.handsOn(wanted.request().id()));
    }
    return new Ending(nextStart(run.account()), TaskData.BY_SCHEDULE, tell);
  }

  private @Nullable Instant nextStart(AccountId id) {
    try {
      return living(id).flatMap(this::nextRun).map(NextRun::at).orElse(null);
    } catch (RuntimeException e) {
      // The run is done; only when the next one is due could not be found out.
      log.warn("The next start of account {} is not known; it is looked up again", id, e);
      return now().plus(HELD_BACK);
    }
  }

  private Optional<Account> living(AccountId id) {
    return parts.accounts().find(id).filter(account -> !account.archived());
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
