package io.shopfleet.sync;

import io.shopfleet.commerce.DataStream;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The next run that an account begins by itself.
 *
 * @param at when it is to begin; in the past if it is overdue
 * @param streams the streams whose changes are due then; none for a sweep or a backfill
 * @param backfill the backfill that is to go on; null for changes or a sweep
 */
public record NextRun(Instant at, Set<DataStream> streams, @Nullable OpenBackfill backfill) {

  public NextRun {
    streams = Set.copyOf(streams);
  }

  /**
   * What changed, or a sweep.
   *
   * @param streams the streams whose changes are due then; none for a sweep
   */
  public NextRun(Instant at, Set<DataStream> streams) {
    this(at, streams, null);
  }
}
