package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * Where run records rest: at least the last hundred of each account; all of them count. Methods may
 * block on storage and are safe for concurrent use, also from several nodes that share it. Trouble
 * with the storage is a {@link SyncStoreException}, never an absent run. Instants are kept at least
 * to the millisecond. A failure to record a run is logged by the engine and does not fail the run.
 */
public interface RunStore {

  /**
   * Adds a finished run, durable and visible to every node when it returns.
   *
   * @throws SyncStoreException if it is not certain that the run was added; it is then recorded and
   *     counted, or neither
   */
  void add(SyncRun run);

  /**
   * The last runs of an account, the one added last first, whatever the clocks of the nodes said.
   *
   * @param limit how many at most, from 1
   * @throws IllegalArgumentException if the limit is less than 1
   * @throws SyncStoreException if the storage does not answer
   */
  List<SyncRun> recent(AccountId account, int limit);

  /**
   * One run of an account by its id, so that whoever asked for a run learns what became of it, on
   * whatever node it ran.
   *
   * @return empty if no such run of this account was added, or if it is no longer kept
   * @throws SyncStoreException if the storage does not answer
   */
  Optional<SyncRun> find(AccountId account, String runId);

  /**
   * What all runs of an account add up to, also those that are no longer kept, in the order in
   * which they were added.
   *
   * @throws SyncStoreException if the storage does not answer
   */
  RunTotals totals(AccountId account);

  /**
   * Erases all runs of an account and their totals for good. Erasing what is absent does nothing.
   *
   * @throws SyncStoreException if it is not certain that they are gone
   */
  void erase(AccountId account);
}
