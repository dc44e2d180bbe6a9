package io.shopfleet.sync;

import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.SyncRun.Trigger;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run shall do, and who wants it. Plain data, so that it may travel to the node that runs.
 *
 * @param id the run's id, unique; the run record will carry it
 * @param trigger what starts the run
 * @param actor who wants it, as the host names people; null if nobody in particular
 * @param scope what to read
 */
public record RunRequest(String id, Trigger trigger, @Nullable String actor, Scope scope) {

  private static final Set<DataStream> BY_PERIOD =
      EnumSet.of(DataStream.ORDERS, DataStream.RETURNS, DataStream.CANCELLATIONS);

  public RunRequest {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A run needs an id");
    }
  }

  /** What a run reads. */
  public sealed interface Scope {

    /** What happened since the run before, from the checkpoint on. */
    record Changes(Set<DataStream> streams) implements Scope {

      /**
       * @param streams which streams, as far as they are switched on; empty for all
       */
      public Changes {
        streams = Set.copyOf(streams);
      }

      boolean includes(DataStream stream) {
        return streams.isEmpty() || streams.contains(stream);
      }
    }

    /**
     * A period of the past. Orders are those created in it, returns and cancellations those that
     * changed in it. The checkpoints stay where they are.
     *
     * @param streams which streams, at least one of orders, returns and cancellations
     * @param from start, inclusive
     * @param to end, exclusive
     */
    record Backfill(Set<DataStream> streams, Instant from, Instant to) implements Scope {

      public Backfill {
        streams = Set.copyOf(streams);
        checkPeriod(from, to);
        if (streams.isEmpty() || !BY_PERIOD.containsAll(streams)) {
          throw new IllegalArgumentException(
              "A backfill reads " + BY_PERIOD + "; other streams are read whole by every run");
        }
      }
    }

    /**
     * Single records, read again by id. The checkpoints stay where they are.
     *
     * @param stream what they are
     * @param ids the marketplace's ids, at least one
     */
    record Records(DataStream stream, List<String> ids) implements Scope {

      public Records {
        ids = List.copyOf(new LinkedHashSet<>(ids));
        if (ids.isEmpty()) {
          throw new IllegalArgumentException("Name at least one record to read again");
        }
        if (stream == DataStream.INVENTORY || stream == DataStream.SETTLEMENTS) {
          throw new IllegalArgumentException(
              "Records of " + stream + " have no id of their own; run the stream instead");
        }
      }
    }

    /**
     * A comparison of the marketplace's records with the host's; what is missing or outdated there
     * is handed over. The checkpoints stay where they are.
     *
     * @param streams which streams; empty for all that are switched on
     * @param from start of the period for orders, returns and cancellations, inclusive; products
     *     are compared whole
     * @param to its end, exclusive
     */
    record Sweep(Set<DataStream> streams, Instant from, Instant to) implements Scope {

      public Sweep {
        streams = Set.copyOf(streams);
        checkPeriod(from, to);
      }

      boolean includes(DataStream stream) {
        return stream != DataStream.INVENTORY && (streams.isEmpty() || streams.contains(stream));
      }
    }

    private static void checkPeriod(Instant from, Instant to) {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("The period ends at " + to + ", before it starts");
      }
    }
  }

  /** The streams that a schedule found due. */
  public static RunRequest scheduled(Set<DataStream> streams) {
    return of(Trigger.SCHEDULE, null, new Scope.Changes(streams));
  }

  /** All streams, now. */
  public static RunRequest now(@Nullable String actor) {
    return of(Trigger.MANUAL, actor, new Scope.Changes(Set.of()));
  }

  /** The orders created in a period. */
  public static RunRequest backfill(@Nullable String actor, Instant from, Instant to) {
    return of(Trigger.MANUAL, actor, new Scope.Backfill(Set.of(DataStream.ORDERS), from, to));
  }

  /** Single records by id; a parked record is retried this way. */
  public static RunRequest records(
      Trigger trigger, @Nullable String actor, DataStream stream, List<String> ids) {
    return of(trigger, actor, new Scope.Records(stream, ids));
  }

  /** A comparison of both sides. */
  public static RunRequest sweep(
      Trigger trigger, @Nullable String actor, Set<DataStream> streams, Instant from, Instant to) {
    return of(trigger, actor, new Scope.Sweep(streams, from, to));
  }

  /** A request with a fresh id. */
  public static RunRequest of(Trigger trigger, @Nullable String actor, Scope scope) {
    return new RunRequest(UUID.randomUUID().toString(), trigger, actor, scope);
  }
}
