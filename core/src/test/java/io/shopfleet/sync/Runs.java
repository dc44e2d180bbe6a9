package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.sync.SyncRun.Counts;
import io.shopfleet.sync.SyncRun.Kind;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.sync.SyncRun.Requests;
import io.shopfleet.sync.SyncRun.StreamRun;
import io.shopfleet.sync.SyncRun.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Run records as tests need them. */
public final class Runs {

  private Runs() {}

  /** A stream that was read to its end. */
  public static StreamRun read(
      DataStream stream, int pages, long records, @Nullable Instant watermark) {
    return new StreamRun(
        stream, Outcome.SUCCEEDED, null, counts(pages, records), Requests.NONE, watermark, null);
  }

  /** A stream that failed at the marketplace. */
  public static StreamRun failed(
      DataStream stream, int pages, long records, FailureKind kind, String message) {
    return failed(
        stream, pages, records, new StreamFailure(kind, StreamFailure.Origin.MARKETPLACE, message));
  }

  /** A stream that failed. */
  public static StreamRun failed(
      DataStream stream, int pages, long records, StreamFailure failure) {
    return new StreamRun(
        stream, Outcome.FAILED, null, counts(pages, records), Requests.NONE, null, failure);
  }

  /** A run of some streams, as bad as the worst of them. */
  public static SyncRun run(
      String id, AccountId account, Instant started, Instant finished, List<StreamRun> streams) {
    Outcome outcome =
        streams.stream().map(StreamRun::outcome).reduce(Outcome.SUCCEEDED, Outcome::and);
    return new SyncRun(
        id, account, Trigger.SCHEDULE, null, Kind.CHANGES, outcome, started, finished, streams);
  }

  private static Counts counts(int pages, long records) {
    return new Counts(pages, records, records, 0, 0, 0, 0, 0);
  }
}
