package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where parked records rest until somebody mends what is wrong and has them read again. Methods may
 * block on storage and are safe for concurrent use, also from several nodes that share it. Trouble
 * with the storage is a {@link SyncStoreException}, never an absent record. Record ids that differ
 * in case are different. Instants are kept at least to the millisecond; texts as they are, whatever
 * their length.
 */
public interface ParkedRecords {

  /**
   * Parks a record, durable and visible to every node when it returns. One that is parked already
   * under the same account, stream and id is replaced, and its attempts grow by one; the attempts
   * handed over do not count.
   *
   * @throws SyncStoreException if it is not certain that the record is parked; it is then as before
   *     or as handed over
   */
  void park(ParkedRecord record);

  /**
   * The parked records of an account and stream, ordered by record id.
   *
   * @param after the record id to go on behind; null to begin
   * @param limit how many at most, from 1
   * @throws IllegalArgumentException if the limit is less than 1
   * @throws SyncStoreException if the storage does not answer
   */
  List<ParkedRecord> list(AccountId account, DataStream stream, @Nullable String after, int limit);

  /**
   * Which of the given records are parked.
   *
   * @throws SyncStoreException if the storage does not answer
   */
  Set<String> parked(AccountId account, DataStream stream, Collection<String> recordIds);

  /**
   * How many records of an account are parked, over all streams.
   *
   * @throws SyncStoreException if the storage does not answer
   */
  long count(AccountId account);

  /**
   * Removes records that were read and taken after all, or that nobody wants any more. One that was
   * parked again after the given instant stays. Removing what is absent does nothing.
   *
   * @throws SyncStoreException if it is not certain that they are gone; each is there or not
   */
  void remove(
      AccountId account, DataStream stream, Collection<String> recordIds, Instant parkedUntil);

  /**
   * Erases all parked records of an account for good. Erasing what is absent does nothing.
   *
   * @throws SyncStoreException if it is not certain that they are gone
   */
  void erase(AccountId account);
}
