package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.sync.RunRequest.Scope;
import io.shopfleet.sync.ScheduleState.Claim;
import io.shopfleet.sync.ScheduleState.Troubles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * When accounts run: their schedules, their back-off, their rest, and who has them at present. All
 * of it rests in the {@link ScheduleStore}, so every node and every restart knows the same. Safe
 * for concurrent use; blocks on the store.
 */
public final class AccountSchedules {

  private static final int ATTEMPTS = 20;

  private final ScheduleStore store;
  private final RunPlans plans;
  private final BackOff backOff;
  private final FleetListener listener;
  private final Clock clock;

  /**
   * @param streams which streams of an account are to be read
   */
  public AccountSchedules(
      ScheduleStore store,
      SettingsCascade settings,
      Function<Account, Set<DataStream>> streams,
      FleetListener listener,
      Clock clock) {
    this.store = store;
    this.plans = new RunPlans(settings, streams, clock);
    this.backOff = new BackOff(plans);
    this.listener = FleetListener.shielded(listener);
    this.clock = clock;
  }

  /**
   * What is remembered of accounts; an account that never ran is seen for the first time now.
   *
   * @throws SyncStoreException if the store does not answer
   */
  public Map<AccountId, ScheduleState> states(Collection<AccountId> accounts) {
    Map<AccountId, ScheduleState> states = new HashMap<>(store.load(accounts));
    Instant now = clock.instant();
    accounts.forEach(id -> states.computeIfAbsent(id, unknown -> ScheduleState.first(id, now)));
    return states;
  }

  /**
   * What is remembered of an account; that it was seen is remembered from now on. An engine that
   * keeps no account in mind asks so, for first starts count from here.
   *
   * @throws SyncStoreException if the store does not answer, or that could not be noted
   */
  public ScheduleState seen(AccountId account) {
    Optional<ScheduleState> known = store.load(account);
    if (known.isPresent()) {
      return known.get();
    }
    ScheduleState first = ScheduleState.first(account, clock.instant());
    return store.save(first)
        ? first.withVersion(1)
        // Another node has just seen it.
        : store.load(account).orElse(first);
  }

  /**
   * The next scheduled run of an account; empty if it has none, because it is paused, disabled,
   * given up, not to run by itself, or has nothing to read.
   *
   * @param fleet how many accounts there are; first runs are spread the wider the more there are
   */
  public Optional<NextRun> next(Account account, ScheduleState state, int fleet) {
    return plans.next(account, state, fleet);
  }

  /** What a scheduled run is to read. */
  public RunRequest request(Account account, NextRun next) {
    return plans.request(account, next);
  }

  /**
   * Notes that a run begins. From now on it has the account; a run that had it before gives way at
   * its next page border.
   *
   * @return what the run is to do: to go on; or to end before it began, and nothing is noted. A run
   *     of the schedule does so if its account was paused meanwhile, or its backfill given up.
   * @throws SyncStoreException if that could not be noted; then the run must not begin
   */
  public RunControl.Directive begin(Account account, RunRequest request) {
    Instant now = clock.instant();
    Claim claim = new Claim(request.id(), now, RunControl.Directive.GO_ON);
    Changed changed =
        change(
            account.id(),
            state ->
                objection(state, request) == RunControl.Directive.GO_ON
                    ? begun(account, request, state.withClaim(claim), now)
                    : state);
    return objection(changed.before(), request);
  }

  private static RunControl.Directive objection(ScheduleState state, RunRequest request) {
    if (request.trigger() != SyncRun.Trigger.SCHEDULE) {
      return RunControl.Directive.GO_ON;
    }
    if (state.paused()) {
      return RunControl.Directive.PAUSE;
    }
    boolean givenUp =
        request.scope() instanceof Scope.Backfill backfill
            && Backfills.find(state, backfill).isEmpty();
    return givenUp ? RunControl.Directive.CANCEL : RunControl.Directive.GO_ON;
  }

  private ScheduleState begun(
      Account account, RunRequest request, ScheduleState claimed, Instant now) {
    if (request.scope() instanceof Scope.Changes changes) {
      Set<DataStream> read =
          changes.streams().isEmpty() ? plans.wanted(account) : changes.streams();
      return claimed.withBegun(read, now);
    }
    if (request.scope() instanceof Scope.Backfill backfill) {
      Duration interval = plans.setting(account, SyncSettings.INTERVAL);
      return Backfills.begun(claimed, request, backfill, now, interval);
    }
    return request.scope() instanceof Scope.Sweep ? claimed.withSweep(now) : claimed;
  }

  /** The record of a run that ended before it began. */
  SyncRun notBegun(Account account, RunRequest request, RunControl.Directive objection) {
    Instant now = clock.instant();
    return new SyncRun(
        request.id(),
        account.id(),
        request.trigger(),
        request.actor(),
        SyncRun.Kind.of(request.scope()),
        objection.outcome(),
        now,
        now,
        List.of());
  }

  /** What a run that has begun is told on its way. */
  RunHold hold(Account account, RunRequest request) {
    return new RunHold(this, account, request);
  }

  Optional<ScheduleState> state(AccountId account) {
    return store.load(account);
  }

  /** The streams whose changes are due; from now on they are not. */
  Set<DataStream> takeDue(Account account, ScheduleState state) {
    Set<DataStream> due = plans.due(account, state);
    if (!due.isEmpty()) {
      Instant now = clock.instant();
      change(account.id(), present -> present.withBegun(due, now));
    }
    return due;
  }

  /** Notes how far a run got with a backfill, if the account is still its own. */
  void reached(
      AccountId account, String run, Scope.Backfill scope, DataStream stream, Instant position) {
    change(
        account,
        state -> heldBy(state, run) ? Backfills.reached(state, scope, stream, position) : state);
  }

  /**
   * The backfills of an account that began and are not at their end, the oldest first.
   *
   * @throws SyncStoreException if the store does not answer
   */
  public List<OpenBackfill> openBackfills(AccountId account) {
    return store.load(account).map(ScheduleState::backfills).orElse(List.of());
  }

  /**
   * Notes how a run ended, unless another one has taken the account over.
   *
   * @throws SyncStoreException if that could not be noted
   */
  public void ended(Account account, RunRequest request, SyncRun run) {
    Changed changed = change(account.id(), state -> released(account, state, request, run));
    tell(changed.before().troubles(), changed.after(), run);
  }

  private ScheduleState released(
      Account account, ScheduleState state, RunRequest request, SyncRun run) {
    if (!heldBy(state, run.id())) {
      return state;
    }
    ScheduleState free =
        state.withClaim(null).withTroubles(backOff.after(account, state.troubles(), run));
    return request.scope() instanceof Scope.Backfill backfill
        ? Backfills.ended(free, backfill, run.outcome(), run.finishedAt())
        : free;
  }

  private static boolean heldBy(ScheduleState state, String run) {
    Claim claim = state.claim();
    return claim != null && claim.run().equals(run);
  }

  private void tell(Troubles before, ScheduleState state, SyncRun run) {
    Troubles now = state.troubles();
    if (!before.resting() && now.resting()) {
      listener.on(
          new FleetEvent.AccountResting(
              clock.instant(),
              state.account(),
              now.consecutive(),
              Objects.requireNonNullElse(now.since(), run.startedAt()),
              Objects.requireNonNullElse(now.notBefore(), run.finishedAt()),
              BackOff.decisive(run).map(StreamFailure::message).orElse("")));
    } else if (before.resting() && !now.resting()) {
      listener.on(new FleetEvent.AccountWoke(clock.instant(), state.account()));
    }
  }

  /** Lets no further scheduled run begin; one that is under way ends at its next page border. */
  public void pause(AccountId account) {
    change(account, state -> directed(state.withPaused(true), RunControl.Directive.PAUSE));
  }

  /** Lets scheduled runs begin again; one that has not come to its pause yet goes on. */
  public void resume(AccountId account) {
    change(
        account,
        state -> {
          Claim claim = state.claim();
          boolean pausing = claim != null && claim.directive() == RunControl.Directive.PAUSE;
          ScheduleState resumed = state.withPaused(false);
          return pausing ? directed(resumed, RunControl.Directive.GO_ON) : resumed;
        });
  }

  /**
   * Ends the run under way at its next page border.
   *
   * @return whether there was one, as far as is known
   */
  public boolean cancel(AccountId account) {
    return change(account, state -> directed(state, RunControl.Directive.CANCEL)).after().claim()
        != null;
  }

  /**
   * Gives a backfill up that waits to go on.
   *
   * @return whether there was such a one
   */
  public boolean giveUp(AccountId account, Scope.Backfill backfill) {
    Changed changed = change(account, state -> Backfills.givenUp(state, backfill));
    return !changed.before().equals(changed.after());
  }

  /** Forgets an account's troubles: it is due by its schedule again. */
  public void wake(AccountId account) {
    Changed changed = change(account, state -> state.withTroubles(Troubles.NONE));
    if (changed.before().troubles().resting()) {
      listener.on(new FleetEvent.AccountWoke(clock.instant(), account));
    }
  }

  void erase(AccountId account) {
    store.erase(account);
  }

  private static ScheduleState directed(ScheduleState state, RunControl.Directive directive) {
    Claim claim = state.claim();
    return claim == null
        ? state
        : state.withClaim(new Claim(claim.run(), claim.begunAt(), directive));
  }

  /** A state as it was loaded, and as it was saved over that. */
  private record Changed(ScheduleState before, ScheduleState after) {}

  /** Changes a state over whatever others change at the same time. */
  private Changed change(AccountId account, UnaryOperator<ScheduleState> change) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      ScheduleState before =
          store.load(account).orElseGet(() -> ScheduleState.first(account, clock.instant()));
      ScheduleState after = change.apply(before);
      // Nothing is written where nothing changes: a purge that came meanwhile leaves no trace.
      if (after.equals(before) || store.save(after)) {
        return new Changed(before, after);
      }
    }
    throw new SyncStoreException(
        "The schedule of account "
            + account
            + " was changed by others "
            + ATTEMPTS
            + " times in a row; try again",
        null);
  }
}
