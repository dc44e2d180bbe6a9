package io.shopfleet.sync;

import static io.shopfleet.sync.ScheduleSettings.AUTO;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountStatus;
import io.shopfleet.account.InvalidSettingException;
import io.shopfleet.account.SettingKey;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.sync.Cadence.Every;
import io.shopfleet.sync.RunRequest.Scope;
import io.shopfleet.sync.ScheduleState.Claim;
import io.shopfleet.sync.ScheduleState.Troubles;
import io.shopfleet.sync.StartPlan.Past;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final int MOST_DOUBLINGS = 5;

  private final ScheduleStore store;
  private final SettingsCascade settings;
  private final Function<Account, Set<DataStream>> streams;
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
    this.settings = settings;
    this.streams = streams;
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
    if (!runsByItself(account, state)) {
      return Optional.empty();
    }
    Optional<NextRun> changes = changes(account, state, fleet);
    List<NextRun> candidates = new ArrayList<>();
    // What is new goes before what is old, and that before what is checked again.
    changes.ifPresent(candidates::add);
    backfill(account, state).ifPresent(candidates::add);
    changes.flatMap(any -> sweep(account, state)).ifPresent(candidates::add);
    Instant now = clock.instant();
    return candidates.stream()
        .filter(candidate -> !candidate.at().isAfter(now))
        .findFirst()
        .or(() -> candidates.stream().min(Comparator.comparing(NextRun::at)));
  }

  private boolean runsByItself(Account account, ScheduleState state) {
    return !state.paused() && account.status() != AccountStatus.INACTIVE && setting(account, AUTO);
  }

  private Optional<NextRun> changes(Account account, ScheduleState state, int fleet) {
    Map<DataStream, Instant> starts = starts(account, state, fleet);
    Optional<Instant> first = starts.values().stream().min(Comparator.naturalOrder());
    return first.map(at -> new NextRun(at, due(starts, at)));
  }

  private Set<DataStream> due(Map<DataStream, Instant> starts, Instant at) {
    Instant now = clock.instant();
    Instant until = at.isAfter(now) ? at : now;
    Set<DataStream> due = EnumSet.noneOf(DataStream.class);
    starts.forEach(
        (stream, start) -> {
          if (!start.isAfter(until)) {
            due.add(stream);
          }
        });
    return due;
  }

  private Map<DataStream, Instant> starts(Account account, ScheduleState state, int fleet) {
    Map<DataStream, Instant> starts = new EnumMap<>(DataStream.class);
    for (DataStream stream : wanted(account)) {
      Past past =
          new Past(state.begun().get(stream), state.firstSeen(), state.troubles().notBefore());
      starts.put(stream, plan(account, stream).next(past, fleet, clock.instant()));
    }
    return starts;
  }

  private StartPlan plan(Account account, DataStream stream) {
    try {
      return StartPlan.of(settings, account, stream);
    } catch (InvalidSettingException e) {
      // Its run fails and says why; the other accounts must not wait for the correction.
      return StartPlan.ofLibrary(account);
    }
  }

  private Optional<NextRun> backfill(Account account, ScheduleState state) {
    return Backfills.next(state)
        .map(
            open -> {
              Instant rested = state.troubles().notBefore();
              Instant at =
                  rested != null && rested.isAfter(open.notBefore()) ? rested : open.notBefore();
              StartPlan plan = plan(account, DataStream.ORDERS);
              return new NextRun(plan.allowed(at, clock.instant()), Set.of(), open);
            });
  }

  private Optional<NextRun> sweep(Account account, ScheduleState state) {
    Duration interval = setting(account, SyncSettings.SWEEP);
    if (interval.isZero()) {
      return Optional.empty();
    }
    Instant last = state.sweptAt() == null ? state.firstSeen() : state.sweptAt();
    Past past = new Past(last, state.firstSeen(), state.troubles().notBefore());
    StartPlan plan = plan(account, DataStream.ORDERS).withCadence(new Every(interval));
    return Optional.of(new NextRun(plan.next(past, 1, clock.instant()), Set.of()));
  }

  private Set<DataStream> wanted(Account account) {
    try {
      return streams.apply(account);
    } catch (InvalidSettingException e) {
      // Its run fails and says why.
      return Set.of(DataStream.ORDERS);
    }
  }

  /** What a scheduled run is to read. */
  public RunRequest request(Account account, NextRun next) {
    OpenBackfill backfill = next.backfill();
    if (backfill != null) {
      return RunRequest.of(SyncRun.Trigger.SCHEDULE, backfill.actor(), backfill.scope());
    }
    if (!next.streams().isEmpty()) {
      return RunRequest.scheduled(next.streams());
    }
    Instant now = clock.instant();
    Instant from = now.minus(setting(account, SyncSettings.SWEEP_PERIOD));
    return RunRequest.sweep(SyncRun.Trigger.SCHEDULE, null, Set.of(), from, now);
  }

  /**
   * Notes that a run begins. From now on it has the account; a run that had it before gives way at
   * its next page border.
   *
   * @return false, and nothing noted, if the schedule wants the run of an account that was paused
   *     meanwhile; then the run must not begin
   * @throws SyncStoreException if that could not be noted; then the run must not begin
   */
  public boolean begin(Account account, RunRequest request) {
    Instant now = clock.instant();
    Claim claim = new Claim(request.id(), now, RunControl.Directive.GO_ON);
    Changed changed =
        change(
            account.id(),
            state ->
                state.paused() && request.trigger() == SyncRun.Trigger.SCHEDULE
                    ? state
                    : begun(account, request, state.withClaim(claim), now));
    return claim.equals(changed.after().claim());
  }

  private ScheduleState begun(
      Account account, RunRequest request, ScheduleState claimed, Instant now) {
    if (request.scope() instanceof Scope.Changes changes) {
      Set<DataStream> read = changes.streams().isEmpty() ? wanted(account) : changes.streams();
      return claimed.withBegun(read, now);
    }
    if (request.scope() instanceof Scope.Backfill backfill) {
      Duration interval = setting(account, SyncSettings.INTERVAL);
      return Backfills.begun(claimed, request, backfill, now, interval);
    }
    return request.scope() instanceof Scope.Sweep ? claimed.withSweep(now) : claimed;
  }

  /** The record of a run that was not to begin, for its account was paused. */
  SyncRun notBegun(Account account, RunRequest request) {
    Instant now = clock.instant();
    return new SyncRun(
        request.id(),
        account.id(),
        request.trigger(),
        request.actor(),
        SyncRun.Kind.of(request.scope()),
        SyncRun.Outcome.PAUSED,
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
    if (!runsByItself(account, state)) {
      return Set.of();
    }
    Instant now = clock.instant();
    Set<DataStream> due =
        changes(account, state, 1)
            .filter(next -> !next.at().isAfter(now))
            .map(NextRun::streams)
            .orElse(Set.of());
    if (!due.isEmpty()) {
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
    ScheduleState free = state.withClaim(null).withTroubles(after(account, state, run));
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
              now.since() == null ? run.startedAt() : now.since(),
              now.notBefore() == null ? run.finishedAt() : now.notBefore(),
              run.firstFailure().map(StreamFailure::message).orElse("")));
    } else if (before.resting() && !now.resting()) {
      listener.on(new FleetEvent.AccountWoke(clock.instant(), state.account()));
    }
  }

  private Troubles after(Account account, ScheduleState state, SyncRun run) {
    Troubles before = state.troubles();
    if (run.kind() != SyncRun.Kind.CHANGES) {
      return before;
    }
    if (run.succeeded()) {
      return Troubles.NONE;
    }
    return run.firstFailure().map(failure -> worse(account, before, run, failure)).orElse(before);
  }

  private Troubles worse(Account account, Troubles before, SyncRun run, StreamFailure failure) {
    int failures = before.consecutive() + 1;
    Instant since = before.since() == null ? run.startedAt() : before.since();
    if (failure.origin() == StreamFailure.Origin.HOST
        || failure.origin() == StreamFailure.Origin.LIBRARY) {
      // The shop is well: once the host is, too, nothing should keep its orders waiting.
      return new Troubles(failures, since, before.notBefore(), before.resting());
    }
    boolean lost = failure.kind() == FailureKind.AUTH_REJECTED;
    boolean forLong =
        failures >= setting(account, SyncSettings.REST_AFTER_FAILURES)
            && !run.finishedAt().isBefore(since.plus(setting(account, SyncSettings.REST_AFTER)));
    if (before.resting() || lost || forLong) {
      return new Troubles(
          failures, since, run.startedAt().plus(setting(account, SyncSettings.REST)), true);
    }
    Duration pause =
        setting(account, SyncSettings.INTERVAL)
            .multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return new Troubles(failures, since, run.startedAt().plus(pause), false);
  }

  /** Lets no further scheduled run begin; one that is under way ends at its next page border. */
  public void pause(AccountId account) {
    change(account, state -> directed(state.withPaused(true), RunControl.Directive.PAUSE));
  }

  /** Lets scheduled runs begin again. */
  public void resume(AccountId account) {
    change(account, state -> state.withPaused(false));
  }

  /**
   * Ends the run under way at its next page border. If there is none, the backfills that wait to go
   * on are given up.
   *
   * @return whether there was anything to cancel, as far as is known
   */
  public boolean cancel(AccountId account) {
    ScheduleState before =
        change(
                account,
                state ->
                    state.claim() == null
                        ? state.withBackfills(List.of())
                        : directed(state, RunControl.Directive.CANCEL))
            .before();
    return before.claim() != null || !before.backfills().isEmpty();
  }

  /** Forgets an account's troubles: it is due by its schedule again. */
  public void wake(AccountId account) {
    Changed changed = change(account, state -> state.withTroubles(Troubles.NONE));
    if (changed.before().troubles().resting()) {
      listener.on(new FleetEvent.AccountWoke(clock.instant(), account));
    }
  }

  private static ScheduleState directed(ScheduleState state, RunControl.Directive directive) {
    Claim claim = state.claim();
    return claim == null
        ? state
        : state.withClaim(new Claim(claim.run(), claim.begunAt(), directive));
  }

  private record Changed(ScheduleState before, ScheduleState after) {}

  /** Changes a state over whatever others change at the same time. */
  private Changed change(AccountId account, UnaryOperator<ScheduleState> change) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      ScheduleState before =
          store.load(account).orElseGet(() -> ScheduleState.first(account, clock.instant()));
      ScheduleState after = change.apply(before);
      // Nothing is written where nothing changes: a purge that came meanwhile leaves no trace.
      if (after.equals(before)) {
        return new Changed(before, before);
      }
      if (store.save(after)) {
        return new Changed(before, after.withVersion(after.version() + 1));
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

  private <V> V setting(Account account, SettingKey<V> key) {
    try {
      return settings.get(account, key);
    } catch (InvalidSettingException e) {
      // Its run fails and says why; the other accounts must not wait for the correction.
      return key.defaultValue();
    }
  }
}
