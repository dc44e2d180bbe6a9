package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountQuery;
import java.util.List;

/**
 * Decides when accounts are synchronised, and on which node. What a run does is the same for every
 * engine. At any time there is at most one run per account, on all nodes that share the stores; a
 * run that was taken for dead and is not ends at the border of its next page. Safe for concurrent
 * use.
 */
public interface SyncEngine extends AutoCloseable {

  /**
   * Runs every enabled account on its own schedule from now on. Does not block. Starting twice does
   * nothing.
   */
  void start();

  /**
   * Runs one account now, all its streams, enabled or not, and blocks until the run ended. The run
   * begins after this call: if another one is under way, waits for its end first. Callers who wait
   * together may share one run. Failures are in the run.
   *
   * @throws io.shopfleet.account.AccountNotFoundException if there is no such account
   * @throws IllegalStateException if the engine is closed, or if this is the thread of a run
   */
  default SyncRun syncNow(AccountId account) {
    return run(account, RunRequest.now(null));
  }

  /**
   * Runs one account as requested, enabled or not, and blocks until the run ended. It goes before
   * scheduled runs; if one is under way, waits for its end first. Failures are in the run.
   *
   * @throws io.shopfleet.account.AccountNotFoundException if there is no such account
   * @throws IllegalStateException if the engine is closed, or if this is the thread of a run, where
   *     a listener or a sink would wait for its own run's end
   */
  SyncRun run(AccountId account, RunRequest request);

  /**
   * Runs every account that matches now, several at a time within the engine's bound, and blocks
   * until all ended. One account's failure touches no other. Archived and disconnected accounts are
   * left out.
   *
   * @return a run for each account, in the order of the listing
   * @throws IllegalStateException if the engine is closed, or if this is the thread of a run
   */
  List<SyncRun> syncAll(AccountQuery query);

  /**
   * Lets no further scheduled run of an account begin, on any node and after any restart. A run
   * that is under way ends at the border of its next page, and what it has read counts.
   *
   * @throws SyncStoreException if that could not be noted
   */
  void pause(AccountId account);

  /**
   * Ends a pause: the account is due by its schedule again, and goes on where it was.
   *
   * @throws SyncStoreException if that could not be noted
   */
  void resume(AccountId account);

  /**
   * Ends the run that is under way at the border of its next page, and touches no later one. If it
   * is a backfill, that is given up.
   *
   * @return whether a run was under way, as far as is known
   * @throws SyncStoreException if that could not be noted
   */
  boolean cancel(AccountId account);

  /**
   * Forgets that an account's runs failed: no back-off and no rest hold it back any longer. Done by
   * itself whenever an account is connected anew.
   *
   * @throws SyncStoreException if that could not be noted
   */
  void wake(AccountId account);

  /**
   * Starts no further run, lets the present ones come to the border of a page, and returns when
   * they ended or a bounded time is over. Closing twice does nothing.
   */
  @Override
  void close();
}
