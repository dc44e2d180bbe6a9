package io.shopfleet.dbscheduler;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.dbscheduler.TaskData.Wanted;
import io.shopfleet.sync.EngineParts;
import io.shopfleet.sync.RunRequest;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncRun.Trigger;
import io.shopfleet.sync.SyncStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/**
 * A run that a caller of this node waits for, wherever it runs: the request is put into the
 * account's task, and the run's record tells the end. Used by the caller's thread alone.
 */
final class RequestedRun {

  private final EngineParts parts;
  private final PlatformTasks tasks;
  private final LocalRuns local;
  private final AccountId account;
  private final RunRequest wanted;
  private final UnaryOperator<Instant> turn;
  private final Duration patience;
  private Instant waitingSince;

  /** The request that will be run: our own, or an equal one that waits already. */
  private String request;

  private boolean placed;
  private CompletableFuture<SyncRun> end;

  /**
   * @param turn when a task is to run that is to go first, by the time of now
   * @param patience how long it may wait without any node running the account
   */
  RequestedRun(
      EngineParts parts,
      PlatformTasks tasks,
      LocalRuns local,
      Account account,
      RunRequest wanted,
      UnaryOperator<Instant> turn,
      Duration patience) {
    this.parts = parts;
    this.tasks = tasks;
    this.local = local;
    this.account = account.id();
    this.wanted = wanted;
    this.turn = turn;
    this.patience = patience;
    this.waitingSince = parts.clock().instant();
    this.request = wanted.id();
    this.end = local.await(request);
  }

  /** Ends, perhaps early, when the run ended on this node. */
  CompletableFuture<SyncRun> end() {
    return end;
  }

  /** Whether this very node runs it now, and will tell its end. */
  boolean runsHere() {
    return end.isDone() || local.runsHere(request);
  }

  /** Nobody waits any longer. */
  void forget() {
    local.forget(request);
  }

  /**
   * Takes a step: places the request if the account is free for it, and looks whether it was run.
   *
   * @return the run, once it ended
   * @throws AccountNotFoundException if the account is gone
   * @throws RunNotBegunException if nobody began it in time
   * @throws SyncStoreException if the database does not answer
   */
  Optional<SyncRun> step() {
    if (end.isDone()) {
      return Optional.of(result());
    }
    if (!placed) {
      place();
      return Optional.empty();
    }
    Optional<TaskRow> row = tasks.rows().find(account);
    if (row.filter(this::carriesIt).isPresent()) {
      awaitBegin(row.get());
      return Optional.empty();
    }
    // It left the task between two looks, so it ended; here perhaps at this very moment.
    return end.isDone() ? Optional.of(result()) : Optional.of(recorded());
  }

  private SyncRun result() {
    try {
      return end.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void place() {
    Instant at = turn.apply(parts.clock().instant());
    TaskData data = new Wanted(wanted, 0);
    Optional<TaskRow> row = tasks.rows().find(account);
    if (row.isEmpty()) {
      placed = tasks.rows().create(account, at, data);
    } else if (row.get().idle()) {
      placed = tasks.rows().change(row.get(), at, data);
    } else if (serves(row.get())) {
      join(((Wanted) row.get().data()).request().id());
    } else {
      awaitBegin(row.get());
    }
    if (placed) {
      tasks.look();
    }
  }

  /** Whether an equal request waits there, which no run has begun to answer. */
  private boolean serves(TaskRow row) {
    return !row.picked()
        && row.data() instanceof Wanted other
        && other.attempt() == 0
        && other.request().trigger() == Trigger.MANUAL
        && other.request().scope().equals(wanted.scope());
  }

  private void join(String other) {
    local.forget(request);
    request = other;
    end = local.await(other);
    placed = true;
  }

  private boolean carriesIt(TaskRow row) {
    return row.data() instanceof Wanted carried && carried.request().id().equals(request);
  }

  /**
   * While some node runs the account, everything is well, however long it takes; unless all it does
   * is to break down, over and over again.
   */
  private void awaitBegin(TaskRow row) {
    Instant now = parts.clock().instant();
    boolean clockWentBack = now.isBefore(waitingSince);
    if (clockWentBack || (row.picked() && !row.brokeDown())) {
      waitingSince = now;
    } else if (row.picked()) {
      return;
    } else if (!now.isBefore(waitingSince.plus(patience)) && withdrawn(row)) {
      throw new RunNotBegunException(account, patience);
    }
  }

  private boolean withdrawn(TaskRow row) {
    boolean mine = carriesIt(row) && request.equals(wanted.id());
    return !mine || tasks.rows().change(row, parts.clock().instant(), TaskData.BY_SCHEDULE);
  }

  /** The record of the last attempt; those before were broken off. */
  private SyncRun recorded() {
    for (int attempt = TaskData.MOST_ATTEMPTS; attempt >= 0; attempt--) {
      Optional<SyncRun> run = parts.runner().recorded(account, TaskData.runId(request, attempt));
      if (run.isPresent()) {
        return run.get();
      }
    }
    if (parts.accounts().find(account).filter(found -> !found.archived()).isEmpty()) {
      throw new AccountNotFoundException(account);
    }
    throw new SyncStoreException(
        "Account " + account + " was run as asked, but run " + request + " is not recorded", null);
  }
}
