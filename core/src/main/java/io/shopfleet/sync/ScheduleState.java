package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the engines remember about an account's runs.
 *
 * @param account whose
 * @param version grows by one with every save; 0 before the first
 * @param firstSeen when an engine first looked at the account; first runs are spread from here
 * @param begun when the last scheduled run of each stream began; a stream that never ran is absent
 * @param sweptAt when the last scheduled sweep began; null before the first
 * @param troubles how its runs fail at present
 * @param paused whether somebody paused it
 * @param claim the run that has the account at present; null if none has
 * @param backfills those that began and are not at their end, the oldest first
 */
public record ScheduleState(
    AccountId account,
    long version,
    Instant firstSeen,
    Map<DataStream, Instant> begun,
    @Nullable Instant sweptAt,
    Troubles troubles,
    boolean paused,
    @Nullable Claim claim,
    List<OpenBackfill> backfills) {

  public ScheduleState {
    begun = Map.copyOf(begun);
    backfills = List.copyOf(backfills);
  }

  /**
   * How an account's runs fail.
   *
   * @param consecutive runs since the last good one that failed because of the shop or its settings
   * @param since when the first of them began; null if there is none
   * @param notBefore no scheduled run begins before this instant; null if nothing holds it back
   * @param resting whether they failed for so long that the account is only tried now and then
   */
  public record Troubles(
      int consecutive, @Nullable Instant since, @Nullable Instant notBefore, boolean resting) {

    /** The runs are well. */
    public static final Troubles NONE = new Troubles(0, null, null, false);
  }

  /**
   * A run's hold of its account. A run that finds another one's claim has been taken for dead and
   * ends.
   *
   * @param run the run's id
   * @param begunAt when it began
   * @param directive what it is to do at the border of its next page
   */
  public record Claim(String run, Instant begunAt, RunControl.Directive directive) {}

  /** Before the first run. */
  static ScheduleState first(AccountId account, Instant now) {
    return new ScheduleState(
        account, 0, now, Map.of(), null, Troubles.NONE, false, null, List.of());
  }

  /** The same under another version. */
  public ScheduleState withVersion(long value) {
    return new ScheduleState(
        account, value, firstSeen, begun, sweptAt, troubles, paused, claim, backfills);
  }

  ScheduleState withClaim(@Nullable Claim value) {
    return new ScheduleState(
        account, version, firstSeen, begun, sweptAt, troubles, paused, value, backfills);
  }

  ScheduleState withTroubles(Troubles value) {
    return new ScheduleState(
        account, version, firstSeen, begun, sweptAt, value, paused, claim, backfills);
  }

  ScheduleState withPaused(boolean value) {
    return new ScheduleState(
        account, version, firstSeen, begun, sweptAt, troubles, value, claim, backfills);
  }

  ScheduleState withSweep(Instant at) {
    return new ScheduleState(
        account, version, firstSeen, begun, at, troubles, paused, claim, backfills);
  }

  ScheduleState withBackfills(List<OpenBackfill> value) {
    return new ScheduleState(
        account, version, firstSeen, begun, sweptAt, troubles, paused, claim, value);
  }

  ScheduleState withBegun(Set<DataStream> streams, Instant at) {
    Map<DataStream, Instant> all = new EnumMap<>(DataStream.class);
    all.putAll(begun);
    streams.forEach(stream -> all.put(stream, at));
    return new ScheduleState(
        account, version, firstSeen, all, sweptAt, troubles, paused, claim, backfills);
  }
}
