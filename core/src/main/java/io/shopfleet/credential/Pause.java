package io.shopfleet.credential;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which nobody asks again.
 *
 * @param from when it began; a clock that goes back behind it ends the pause, so that none outlasts
 *     its length
 * @param until the first instant after it
 */
record Pause(Instant from, Instant until) {

  static Pause of(Instant now, Duration length) {
    return new Pause(now, now.plus(length));
  }

  boolean lasts(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }
}
