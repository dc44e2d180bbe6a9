package io.shopfleet.platform;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of marketplace time.
 *
 * @param from its start, inclusive
 * @param to its end, exclusive; after {@code from}
 */
public record Window(Instant from, Instant to) {

  /**
   * @throws IllegalArgumentException if the end is not after the start
   */
  public Window {
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException("A window cannot end at " + to + " and start at " + from);
    }
  }

  public Duration length() {
    return Duration.between(from, to);
  }
}
