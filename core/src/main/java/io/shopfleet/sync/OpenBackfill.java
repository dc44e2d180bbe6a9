package io.shopfleet.sync;

import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.RunRequest.Scope;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backfill that began and has not come to its end. Whatever run takes it up next, by itself or
 * because somebody asks for the same period again, goes on where the run before it was.
 *
 * @param scope what was asked for
 * @param actor who wanted it, as the host names people; null if nobody in particular
 * @param reached how far each stream was read: everything before this instant was handed over; a
 *     stream of which nothing was read to its end is absent
 * @param attempts runs that took it up since it last got any further
 * @param notBefore it is not taken up by itself before this instant
 */
public record OpenBackfill(
    Scope.Backfill scope,
    @Nullable String actor,
    Map<DataStream, Instant> reached,
    int attempts,
    Instant notBefore) {

  public OpenBackfill {
    reached = Map.copyOf(reached);
  }

  /** Where the reading of a stream goes on. */
  public Instant start(DataStream stream) {
    return reached.getOrDefault(stream, scope.from());
  }

  /** Whether every stream was read to its end. */
  boolean complete() {
    return scope.streams().stream().noneMatch(stream -> start(stream).isBefore(scope.to()));
  }

  OpenBackfill taken(Instant notBeforeAgain) {
    return new OpenBackfill(scope, actor, reached, attempts + 1, notBeforeAgain);
  }

  OpenBackfill reached(DataStream stream, Instant position) {
    Map<DataStream, Instant> all = new EnumMap<>(DataStream.class);
    all.putAll(reached);
    all.put(stream, position);
    return new OpenBackfill(scope, actor, all, 0, notBefore);
  }

  /** Put aside on purpose, so nothing speaks against going on. */
  OpenBackfill putAside(Instant now) {
    return new OpenBackfill(scope, actor, reached, 0, now);
  }
}
