package io.shopfleet.sync;

import io.shopfleet.commerce.DataStream;
import java.time.Instant;
import java.util.Set;

/**
 * The next scheduled run of an account.
 *
 * @param at when it is to begin; in the past if it is overdue
 * @param streams the streams that are due then; none for a sweep
 */
public record NextRun(Instant at, Set<DataStream> streams) {

  public NextRun {
    streams = Set.copyOf(streams);
  }

  boolean sweep() {
    return streams.isEmpty();
  }
}
