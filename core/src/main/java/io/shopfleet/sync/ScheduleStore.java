package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Where the engines' memory of accounts rests, so that a restart forgets no back-off and a run that
 * was taken for dead learns of it. Methods may block on storage and are safe for concurrent use,
 * also from several nodes that share it. Trouble with the storage is a {@link SyncStoreException},
 * never an absent state. Instants are kept at least to the millisecond.
 */
public interface ScheduleStore {

  /**
   * The state as last saved by any node; empty only if there never was one.
   *
   * @throws SyncStoreException if the storage does not answer
   */
  Optional<ScheduleState> load(AccountId account);

  /**
   * The states of several accounts, by account; those without one are left out.
   *
   * @throws SyncStoreException if the storage does not answer
   */
  Map<AccountId, ScheduleState> load(Collection<AccountId> accounts);

  /**
   * Saves a state over the version that it carries, under the next one; durable and visible to
   * every node when it returns true.
   *
   * @param state as loaded, with what changed; version 0 to create
   * @return false, and nothing changed, if the stored version differs from the one carried (a state
   *     that is absent has version 0); of several that race, exactly one is saved
   * @throws SyncStoreException if it is not certain that the state was saved; the next load tells
   */
  boolean save(ScheduleState state);

  /**
   * Erases an account's state for good. A save over a version that was loaded before is refused
   * then. Erasing what is absent does nothing.
   *
   * @throws SyncStoreException if it is not certain that it is gone
   */
  void erase(AccountId account);
}
