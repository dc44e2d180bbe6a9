package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import java.util.List;

/**
 * Where run records rest. Methods may block on storage and are safe for concurrent use. A failure
 * to record a run is logged by the engine and does not fail the run.
 */
public interface RunStore {

  /** Adds a finished run. */
  void add(SyncRun run);

  /**
   * The last runs of an account, newest first.
   *
   * @param limit how many at most, from 1
   */
  List<SyncRun> recent(AccountId account, int limit);

  /** What all recorded runs of an account add up to. */
  RunTotals totals(AccountId account);
}
