package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import java.time.Instant;
import java.util.Optional;

/**
 * Where checkpoints rest. Methods may block on storage and are safe for concurrent use, also from
 * several nodes that share it. Each stream of each account has a checkpoint of its own. Trouble
 * with the storage is a {@link SyncStoreException}, never an absent checkpoint. Instants are kept
 * at least to the millisecond.
 */
public interface CheckpointStore {

  /**
   * The checkpoint as last saved by any node; empty only if the stream never had one.
   *
   * @throws SyncStoreException if the storage does not answer
   */
  Optional<Checkpoint> load(AccountId account, DataStream stream);

  /**
   * Saves a position, durable and visible to every node when it returns true. The position may be
   * earlier than the one before.
   *
   * @param expectedVersion the version that was loaded; 0 to create
   * @return false, and nothing changed, if the stored version differs from the expected one (a
   *     checkpoint that is absent has version 0); of several that race, exactly one is saved
   * @throws SyncStoreException if it is not certain that the position was saved; the next load
   *     tells
   */
  boolean save(AccountId account, DataStream stream, long expectedVersion, Instant watermark);

  /**
   * Erases all checkpoints of an account for good. A save over a version that was loaded before is
   * refused then. Erasing what is absent does nothing.
   *
   * @throws SyncStoreException if it is not certain that they are gone
   */
  void erase(AccountId account);
}
