package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.platform.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The record of one run of one account.
 *
 * @param id unique
 * @param account whose
 * @param trigger what started it
 * @param actor who wanted it, as the host names people; null if nobody in particular
 * @param kind what it was to read
 * @param outcome how it ended
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param streams what became of each stream, in the order they were read
 */
public record SyncRun(
    String id,
    AccountId account,
    Trigger trigger,
    @Nullable String actor,
    Kind kind,
    Outcome outcome,
    Instant startedAt,
    Instant finishedAt,
    List<StreamRun> streams) {

  public SyncRun {
    streams = List.copyOf(streams);
  }

  /** What starts a run. */
  public enum Trigger {
    SCHEDULE,
    MANUAL,
    WEBHOOK
  }

  /** What a run is to read; see {@link RunRequest.Scope}. */
  public enum Kind {
    CHANGES,
    BACKFILL,
    RECORDS,
    SWEEP;

    static Kind of(RunRequest.Scope scope) {
      if (scope instanceof RunRequest.Scope.Changes) {
        return CHANGES;
      }
      if (scope instanceof RunRequest.Scope.Backfill) {
        return BACKFILL;
      }
      return scope instanceof RunRequest.Scope.Records ? RECORDS : SWEEP;
    }
  }

  /** How a run, or one stream of it, ended. Of several streams the worst counts. */
  public enum Outcome {
    /** Everything was read, and the host has it. */
    SUCCEEDED,
    /** Everything was read; some records could not be handed over, and are parked or reported. */
    COMPLETED_WITH_ITEM_ERRORS,
    /** Ended at the border of a page because the engine closes. */
    STOPPED,
    /** Ended at the border of a page because somebody paused the account. */
    PAUSED,
    /** Ended at the border of a page because somebody cancelled the run. */
    CANCELLED,
    /** Ended because another run took over; its own last page counts for nothing. */
    SUPERSEDED,
    /** Could not be finished. */
    FAILED;

    /** Whether everything was read to its end. */
    public boolean complete() {
      return this == SUCCEEDED || this == COMPLETED_WITH_ITEM_ERRORS;
    }

    Outcome and(Outcome other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /**
   * What became of one stream.
   *
   * @param stream which
   * @param outcome how it ended
   * @param window the period asked for, from the start of the first window to the end of the last;
   *     null where the stream is read whole or by id, or was not read at all
   * @param counts what was read and what became of it
   * @param requests what the requests for it had to bear
   * @param watermark the position reached; null if there is none yet
   * @param failure why it failed; null if it did not
   */
  public record StreamRun(
      DataStream stream,
      Outcome outcome,
      @Nullable Window window,
      Counts counts,
      Requests requests,
      @Nullable Instant watermark,
      @Nullable StreamFailure failure) {

    /** Whether the stream was read to its end. */
    public boolean succeeded() {
      return outcome.complete();
    }

    /** Records that the host took. */
    public long records() {
      return counts.taken();
    }

    /** Pages read. */
    public int pages() {
      return counts.pages();
    }

    /** What happened and what to do; null if nothing failed. */
    public @Nullable String message() {
      return failure == null ? null : failure.message();
    }
  }

  /**
   * What was read in a stream, and what became of it. Nothing that was read is left out of these.
   *
   * @param pages pages read
   * @param fetched records that the marketplace showed; one that was read twice counts twice
   * @param changed records that were news to the host; all it took, if its sink does not tell
   * @param unchanged records that the host had already; of an order that is watched, in this status
   * @param parked records that could not be read, or that the host rejected
   * @param skipped records that were not handed over on purpose: older than the account's cut-over
   *     date, or the same on both sides of a sweep
   * @param missing records that were asked for by id and that the marketplace does not have
   * @param repaired records that a sweep found missing or outdated at the host
   */
  public record Counts(
      int pages,
      long fetched,
      long changed,
      long unchanged,
      long parked,
      long skipped,
      long missing,
      long repaired) {

    /** Nothing was read. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    /** Records that the host took. */
    public long taken() {
      return changed + unchanged;
    }

    /** Records that need somebody's attention. */
    public long itemErrors() {
      return parked + missing;
    }
  }

  /**
   * What the account's requests had to bear meanwhile, those of its interactive users included.
   *
   * @param retries requests that were repeated
   * @param waits times that a request waited for its permit or before its repetition
   * @param waited how long altogether
   */
  public record Requests(long retries, long waits, Duration waited) {

    /** Nothing to bear. */
    public static final Requests NONE = new Requests(0, 0, Duration.ZERO);

    Requests and(Requests more) {
      return new Requests(retries + more.retries, waits + more.waits, waited.plus(more.waited));
    }
  }

  /** Whether every stream was read to its end, perhaps with item errors. */
  public boolean succeeded() {
    return outcome.complete();
  }

  /** Records that the host took, over all streams. */
  public long records() {
    return streams.stream().mapToLong(StreamRun::records).sum();
  }

  /** Records that need somebody's attention, over all streams. */
  public long itemErrors() {
    return streams.stream().mapToLong(stream -> stream.counts().itemErrors()).sum();
  }

  /** The first failure; empty if no stream failed. */
  public Optional<StreamFailure> firstFailure() {
    return streams.stream().map(StreamRun::failure).filter(Objects::nonNull).findFirst();
  }
}
