package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run of an account from its claim to its record. What every engine calls when it has decided
 * that an account is to run. Safe for concurrent use; blocks for the whole run.
 */
public final class AccountRunner {

  private static final Logger log = LoggerFactory.getLogger(AccountRunner.class);

  private final AccountRegistry accounts;
  private final AccountSync sync;
  private final AccountSchedules schedules;
  private final RunStore runs;
  private final ConnectionObserver observer;
  private final FleetListener listener;
  private final Clock clock;

  public AccountRunner(
      AccountRegistry accounts,
      AccountSync sync,
      AccountSchedules schedules,
      RunStore runs,
      ConnectionObserver observer,
      FleetListener listener,
      Clock clock) {
    this.accounts = accounts;
    this.sync = sync;
    this.schedules = schedules;
    this.runs = runs;
    this.observer = observer;
    this.listener = FleetListener.shielded(listener);
    this.clock = clock;
  }

  /**
   * Runs an account. The engine sees to it that no other run of the account is under way; one that
   * is nevertheless, for it was taken for dead, gives way at its next page border.
   *
   * @param control asked at the border of every page, beside the account's own schedule
   * @return the run's record; failures are in it. A run of the schedule does not begin if its
   *     account was paused meanwhile or its backfill given up: then the record says so, and is kept
   *     nowhere.
   * @throws AccountNotFoundException if there is no such account, or it is archived
   * @throws SyncStoreException if the run's beginning could not be noted; then nothing was read
   * @throws io.shopfleet.account.RegistryUnavailableException if the registry does not answer
   */
  public SyncRun run(AccountId id, RunRequest request, RunControl control) {
    Account account = account(id);
    RunControl.Directive objection = schedules.begin(account, request);
    if (objection != RunControl.Directive.GO_ON) {
      return schedules.notBegun(account, request, objection);
    }
    listener.on(new FleetEvent.RunStarted(clock.instant(), id, request.id()));
    RunHold hold = schedules.hold(account, request);
    SyncRun run = sync.run(account, request, control.and(hold), hold);
    leaveTrace(run, ended -> schedules.ended(account, request, ended));
    leaveTrace(run, observer::observe);
    // Last, so that who reads the record finds the account and its schedule as the run left them;
    // and who is told of the end finds the record.
    leaveTrace(run, runs::add);
    leaveTrace(run, this::forgetIfPurged);
    listener.on(ended(run));
    return run;
  }

  /** A run that outlived its account leaves nothing behind. */
  private void forgetIfPurged(SyncRun run) {
    AccountId id = run.account();
    if (accounts.find(id).isEmpty()) {
      sync.stores().erase(id);
      schedules.erase(id);
      runs.erase(id);
    }
  }

  /**
   * Reads what a run would read and keeps it, instead of handing it to the host. Nothing is moved,
   * recorded, parked or told, so it may go beside a run of the same account. Blocks on calls to the
   * marketplace.
   *
   * @throws AccountNotFoundException if there is no such account, or it is archived
   */
  public DryRun dryRun(AccountId id, RunRequest request) {
    return DryRun.of(sync, account(id), request);
  }

  /**
   * The record of a run that ended, on this node or on another one; empty if there is none.
   *
   * @throws SyncStoreException if the storage does not answer
   */
  public Optional<SyncRun> recorded(AccountId id, String run) {
    return runs.find(id, run);
  }

  /**
   * The backfills of an account that began and are not at their end, the oldest first.
   *
   * @throws SyncStoreException if the storage does not answer
   */
  public List<OpenBackfill> openBackfills(AccountId id) {
    return schedules.openBackfills(id);
  }

  /**
   * Gives a backfill up that waits to go on.
   *
   * @return whether there was such a one
   * @throws SyncStoreException if that could not be noted
   */
  public boolean giveUp(AccountId id, RunRequest.Scope.Backfill backfill) {
    return schedules.giveUp(id, backfill);
  }

  private Account account(AccountId id) {
    return accounts
        .find(id)
        .filter(found -> !found.archived())
        .orElseThrow(() -> new AccountNotFoundException(id));
  }

  private static FleetEvent ended(SyncRun run) {
    return new FleetEvent.RunFinished(
        run.finishedAt(),
        run.account(),
        run.id(),
        run.outcome().name(),
        run.succeeded(),
        run.records(),
        run.itemErrors(),
        Duration.between(run.startedAt(), run.finishedAt()));
  }

  private static void leaveTrace(SyncRun run, Consumer<SyncRun> trace) {
    try {
      trace.accept(run);
    } catch (RuntimeException e) {
      // The run itself is done and its records are the host's: only its trace is missing.
      log.warn("Run {} of account {} could not be recorded", run.id(), run.account(), e);
    }
  }
}
