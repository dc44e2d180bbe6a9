package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.failure.FailureKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One execution for one account.
 *
 * @param id identifies the run
 * @param account whose
 * @param trigger what started it
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param streams what became of each stream, in the order they were read
 */
public record SyncRun(
    String id,
    AccountId account,
    Trigger trigger,
    Instant startedAt,
    Instant finishedAt,
    List<StreamRun> streams) {

  public SyncRun {
    streams = List.copyOf(streams);
  }

  /** What starts a run. */
  public enum Trigger {
    SCHEDULE,
    MANUAL
  }

  /**
   * What became of one stream.
   *
   * @param stream which
   * @param pages pages read
   * @param records records that the host took
   * @param watermark the position reached; null if there is none yet
   * @param failure why it ended early; null if it was read to its end
   * @param message what happened and what to do; null if it was read to its end
   */
  public record StreamRun(
      DataStream stream,
      int pages,
      long records,
      @Nullable Instant watermark,
      @Nullable FailureKind failure,
      @Nullable String message) {

    public boolean succeeded() {
      return failure == null;
    }
  }

  /** Whether every stream was read to its end. */
  public boolean succeeded() {
    return streams.stream().allMatch(StreamRun::succeeded);
  }

  /** Records that the host took, over all streams. */
  public long records() {
    return streams.stream().mapToLong(StreamRun::records).sum();
  }

  /** The first failure; empty if the run succeeded. */
  public Optional<StreamRun> firstFailure() {
    return streams.stream().filter(stream -> !stream.succeeded()).findFirst();
  }
}
