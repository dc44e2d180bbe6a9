package io.shopfleet.jdbc.internal.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a record a row holds, or a marketplace showed.
 *
 * <p>A version with a time gives way to one that is not older. Times are as coarse as a second, so
 * of two that are told for the same instant the one that was read last counts, if it says something
 * else.
 *
 * <p>A version without a time, as a listing tells it, says that the record has a status now. It
 * replaces another one without a time. Over one with a time it only changes the status, and only
 * forwards: an order that is known to be delivered is not undone by a listing that was read before
 * and came late. The row keeps the time it had, and is marked as undated; from then on a version of
 * that time is an old one, unless it says the same status.
 *
 * @param updatedAt when the marketplace last changed it; null if untold
 * @param undated whether its status was told without a time, after the version of that time
 * @param status the marketplace's own word for its status; empty if it has none
 * @param phase the neutral phase; empty if it has none
 * @param rank how far the status has come; {@link #NO_RANK} if that cannot be said
 * @param fingerprint differs when anything differs
 */
public record RecordVersion(
    @Nullable Instant updatedAt,
    boolean undated,
    String status,
    String phase,
    int rank,
    String fingerprint) {

  static final int NO_RANK = -1;

  /** The version of a record that tells neither time nor status. */
  static RecordVersion unknown(String fingerprint) {
    return new RecordVersion(null, false, "", "", NO_RANK, fingerprint);
  }

  /** The same as a row keeps it that took over the status alone. */
  RecordVersion asUndated() {
    return new RecordVersion(updatedAt, true, status, phase, rank, fingerprint);
  }

  /** What becomes of a row when a version is shown. */
  enum Effect {
    /** It says what the row says, or it is older. */
    NONE,
    /** The row says what the version says. */
    REPLACED,
    /** The row takes over the status alone. */
    STATUS_TAKEN
  }

  Effect effectOf(RecordVersion shown) {
    if (fingerprint.equals(shown.fingerprint)) {
      return Effect.NONE;
    }
    if (shown.updatedAt == null) {
      return effectOfUndated(shown);
    }
    return mayFollow(shown.updatedAt, shown.status) ? Effect.REPLACED : Effect.NONE;
  }

  private Effect effectOfUndated(RecordVersion shown) {
    if (shown.isBehind(this)) {
      return Effect.NONE;
    }
    if (updatedAt == null) {
      return Effect.REPLACED;
    }
    return status.equals(shown.status) ? Effect.NONE : Effect.STATUS_TAKEN;
  }

  private boolean mayFollow(Instant later, String laterStatus) {
    if (updatedAt == null || later.isAfter(updatedAt)) {
      return true;
    }
    return later.equals(updatedAt) && (!undated || status.equals(laterStatus));
  }

  private boolean isBehind(RecordVersion other) {
    return rank != NO_RANK && other.rank != NO_RANK && rank < other.rank;
  }
}
