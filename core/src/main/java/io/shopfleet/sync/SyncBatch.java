package io.shopfleet.sync;

import io.shopfleet.commerce.DataStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records for the host, and the position that is reached once they are stored. A host that stores
 * both in one transaction gets every record effectively once; one that stores the records alone
 * gets them at least once, for the engine saves the position after the sink returned.
 *
 * @param <T> the records
 * @param stream what they are
 * @param records in the order read; the same record may come again in a later batch
 * @param next the position after this batch; null where only a later batch reaches a new one
 */
public record SyncBatch<T>(DataStream stream, List<T> records, @Nullable Checkpoint next) {

  public SyncBatch {
    records = List.copyOf(records);
  }

  /** The position after this batch. */
  public Optional<Checkpoint> checkpoint() {
    return Optional.ofNullable(next);
  }
}
