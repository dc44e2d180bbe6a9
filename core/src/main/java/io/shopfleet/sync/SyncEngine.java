package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountQuery;
import java.util.List;

/**
 * Decides when accounts are synchronised. What a run does is the same for every engine. At any time
 * there is at most one run per account. Safe for concurrent use.
 */
public interface SyncEngine extends AutoCloseable {

  /**
   * Runs every enabled account on its own schedule from now on. Does not block. Starting twice does
   * nothing.
   */
  void start();

  /**
   * Runs one account now, enabled or not, and blocks until the run ended. The run begins after this
   * call: if another one is under way, waits for its end first. Callers who wait together share one
   * run. Failures are in the run.
   *
   * @throws io.shopfleet.account.AccountNotFoundException if there is no such account
   */
  SyncRun syncNow(AccountId account);

  /**
   * Runs every account that matches now, several at a time within the engine's bound, and blocks
   * until all ended. One account's failure touches no other.
   *
   * @return a run for each account, in the order of the listing
   */
  List<SyncRun> syncAll(AccountQuery query);

  /**
   * Starts no further run, lets the present ones come to the border of a page, and returns when
   * they ended or a bounded time is over. Closing twice does nothing.
   */
  @Override
  void close();
}
