package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import java.time.Instant;
import java.util.Optional;

/**
 * Where checkpoints rest. Methods may block on storage and are safe for concurrent use, also from
 * several nodes that share it.
 */
public interface CheckpointStore {

  /**
   * The checkpoint as last saved by any node; empty only if the stream never had one.
   *
   * @throws CheckpointStoreException if the storage does not answer
   */
  Optional<Checkpoint> load(AccountId account, DataStream stream);

  /**
   * Saves a position, durable when it returns true.
   *
   * @param expectedVersion the version that was loaded; 0 to create
   * @return false, and nothing changed, if somebody else saved meanwhile
   * @throws CheckpointStoreException if it is not certain that the position was saved
   */
  boolean save(AccountId account, DataStream stream, long expectedVersion, Instant watermark);
}
