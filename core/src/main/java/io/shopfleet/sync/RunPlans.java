package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountStatus;
import io.shopfleet.account.InvalidSettingException;
import io.shopfleet.account.SettingKey;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Cadence.Every;
import io.shopfleet.sync.StartPlan.Past;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an account runs next by itself, as its settings and what is remembered of it say. Decides
 * and changes nothing. Safe for concurrent use.
 */
final class RunPlans {

  private final SettingsCascade settings;
  private final Function<Account, Set<DataStream>> streams;
  private final Clock clock;

  RunPlans(SettingsCascade settings, Function<Account, Set<DataStream>> streams, Clock clock) {
    this.settings = settings;
    this.streams = streams;
    this.clock = clock;
  }

  /** The next run of an account; empty if it has none. */
  Optional<NextRun> next(Account account, ScheduleState state, int fleet) {
    if (!runsByItself(account, state)) {
      return Optional.empty();
    }
    Optional<NextRun> changes = changes(account, state, fleet);
    Optional<NextRun> old = old(account, state, changes.isPresent());
    return old.filter(run -> changes.isEmpty() || goesFirst(run, changes.get(), state))
        .or(() -> changes);
  }

  private boolean runsByItself(Account account, ScheduleState state) {
    return !state.paused()
        && account.status() != AccountStatus.INACTIVE
        && setting(account, ScheduleSettings.AUTO);
  }

  /**
   * A backfill that goes on, or else a sweep: what was missed is more than what is checked again.
   */
  private Optional<NextRun> old(Account account, ScheduleState state, boolean sweeps) {
    Optional<NextRun> backfill = backfill(account, state);
    Optional<NextRun> sweep = sweeps ? sweep(account, state) : Optional.empty();
    return backfill
        .filter(run -> !run.at().isAfter(clock.instant()))
        .or(
            () ->
                Stream.of(backfill, sweep)
                    .flatMap(Optional::stream)
                    .min(Comparator.comparing(NextRun::at)));
  }

  /**
   * Whether what is old has its turn: what is new goes first. But where runs take longer than their
   * interval they are always due, and nothing else would ever be.
   */
  private boolean goesFirst(NextRun old, NextRun changes, ScheduleState state) {
    return old.at().isBefore(changes.at())
        && (changes.at().isAfter(clock.instant()) || begunSince(state, old.at()));
  }

  private static boolean begunSince(ScheduleState state, Instant at) {
    return state.begun().values().stream().anyMatch(begun -> begun.isAfter(at));
  }

  /** The streams whose changes are due by now. */
  Set<DataStream> due(Account account, ScheduleState state) {
    return runsByItself(account, state)
        ? changes(account, state, 1)
            .filter(next -> !next.at().isAfter(clock.instant()))
            .map(NextRun::streams)
            .orElse(Set.of())
        : Set.of();
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
    boolean anything = firstStart(account).isBefore(clock.instant());
    if (interval.isZero() || !anything) {
      return Optional.empty();
    }
    Instant last = state.sweptAt() == null ? state.firstSeen() : state.sweptAt();
    Past past = new Past(last, state.firstSeen(), state.troubles().notBefore());
    StartPlan plan = plan(account, DataStream.ORDERS).withCadence(new Every(interval));
    return Optional.of(new NextRun(plan.next(past, 1, clock.instant()), Set.of()));
  }

  /** The streams of an account that are to be read. */
  Set<DataStream> wanted(Account account) {
    try {
      return streams.apply(account);
    } catch (InvalidSettingException e) {
      // Its run fails and says why.
      return Set.of(DataStream.ORDERS);
    }
  }

  /** What a scheduled run is to read. */
  RunRequest request(Account account, NextRun next) {
    OpenBackfill backfill = next.backfill();
    if (backfill != null) {
      return RunRequest.of(SyncRun.Trigger.SCHEDULE, backfill.actor(), backfill.scope());
    }
    if (!next.streams().isEmpty()) {
      return RunRequest.scheduled(next.streams());
    }
    Instant now = clock.instant();
    Instant back = now.minus(setting(account, SyncSettings.SWEEP_PERIOD));
    Instant first = firstStart(account);
    // What was before is imported on demand alone, and nobody demanded this sweep.
    Instant from = back.isBefore(first) ? first : back;
    return RunRequest.sweep(SyncRun.Trigger.SCHEDULE, null, Set.of(), from, now);
  }

  private Instant firstStart(Account account) {
    return Windows.firstStart(account, setting(account, SyncSettings.FROM));
  }

  /** A setting, or its default where what was set makes no sense. */
  <V> V setting(Account account, SettingKey<V> key) {
    try {
      return settings.get(account, key);
    } catch (InvalidSettingException e) {
      // Its run fails and says why; the other accounts must not wait for the correction.
      return key.defaultValue();
    }
  }
}
