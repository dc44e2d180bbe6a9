package io.shopfleet.sync;

import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.RunRequest.Scope;
import io.shopfleet.sync.SyncRun.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What becomes of an account's open backfills as runs begin, get further and end. */
final class Backfills {

  /** So many runs that get no further are enough; then somebody has to look at it. */
  private static final int ATTEMPTS = 5;

  /** So many are remembered, the newest. */
  private static final int MOST = 20;

  private static final int MOST_DOUBLINGS = 5;

  private Backfills() {}

  /**
   * A run begins that takes a backfill up.
   *
   * @param interval how long it waits if this run fails or dies; twice as long each time
   */
  static ScheduleState begun(
      ScheduleState state,
      RunRequest request,
      Scope.Backfill scope,
      Instant now,
      Duration interval) {
    OpenBackfill before =
        find(state, scope).orElse(new OpenBackfill(scope, request.actor(), Map.of(), 0, now));
    Duration pause = interval.multipliedBy(1L << Math.min(before.attempts(), MOST_DOUBLINGS));
    List<OpenBackfill> all = new ArrayList<>(without(state, scope));
    all.add(before.taken(now.plus(pause)));
    return state.withBackfills(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /** A stream of a backfill was read up to a position. */
  static ScheduleState reached(
      ScheduleState state, Scope.Backfill scope, DataStream stream, Instant position) {
    return changed(state, scope, open -> open.reached(stream, position));
  }

  /** A run ended that had taken a backfill up. */
  static ScheduleState ended(
      ScheduleState state, Scope.Backfill scope, Outcome outcome, Instant now) {
    boolean over =
        outcome == Outcome.CANCELLED
            || outcome.complete()
            || find(state, scope).map(OpenBackfill::complete).orElse(false);
    if (over) {
      return givenUp(state, scope);
    }
    boolean onPurpose = outcome == Outcome.STOPPED || outcome == Outcome.PAUSED;
    return onPurpose ? changed(state, scope, open -> open.putAside(now)) : state;
  }

  static ScheduleState givenUp(ScheduleState state, Scope.Backfill scope) {
    return state.withBackfills(without(state, scope));
  }

  /** The one that is to go on by itself: the oldest that has not failed too often. */
  static Optional<OpenBackfill> next(ScheduleState state) {
    return state.backfills().stream().filter(open -> open.attempts() < ATTEMPTS).findFirst();
  }

  static Optional<OpenBackfill> find(ScheduleState state, Scope.Backfill scope) {
    return state.backfills().stream().filter(open -> open.scope().equals(scope)).findFirst();
  }

  private static List<OpenBackfill> without(ScheduleState state, Scope.Backfill scope) {
    return state.backfills().stream().filter(open -> !open.scope().equals(scope)).toList();
  }

  private static ScheduleState changed(
      ScheduleState state, Scope.Backfill scope, UnaryOperator<OpenBackfill> change) {
    return state.withBackfills(
        state.backfills().stream()
            .map(open -> open.scope().equals(scope) ? change.apply(open) : open)
            .toList());
  }
}
