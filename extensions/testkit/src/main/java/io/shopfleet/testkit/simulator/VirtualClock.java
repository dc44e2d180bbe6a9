package io.shopfleet.testkit.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that a test moves by hand. It may stand still between the moves, or follow another clock
 * at a distance, so that a demonstration lives while its days can still be skipped. Safe for use by
 * many threads; a move is seen by all of them at once.
 */
public final class VirtualClock extends Clock {
  private final Clock base;
  private final AtomicReference<Duration> offset;

  private VirtualClock(Clock base, AtomicReference<Duration> offset) {
    this.base = base;
    this.offset = offset;
  }

  /**
   * A clock that stands still until it is moved.
   *
   * @param start what it shows first
   * @return the clock, in UTC
   */
  public static VirtualClock at(Instant start) {
    return following(Clock.fixed(start, ZoneOffset.UTC));
  }

  /**
   * A clock that runs with another one and can be moved on top of it.
   *
   * @param base the clock to follow, for example {@code Clock.systemUTC()}
   * @return the clock, in the zone of the base
   */
  public static VirtualClock following(Clock base) {
    return new VirtualClock(base, new AtomicReference<>(Duration.ZERO));
  }

  /**
   * Moves the clock.
   *
   * @param by how far; a negative value turns it back
   */
  public void advance(Duration by) {
    offset.updateAndGet(current -> current.plus(by));
  }

  /**
   * Sets the clock, which goes on from there in its own way.
   *
   * @param instant what it shows now
   */
  public void setTo(Instant instant) {
    offset.set(Duration.between(base.instant(), instant));
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset.get());
  }

  /** Whole seconds since the epoch, the unit in which both marketplaces count. */
  public long epochSecond() {
    return instant().getEpochSecond();
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  /** The same clock in another zone: it moves whenever this one moves. */
  @Override
  public Clock withZone(ZoneId zone) {
    return new VirtualClock(base.withZone(zone), offset);
  }
}
