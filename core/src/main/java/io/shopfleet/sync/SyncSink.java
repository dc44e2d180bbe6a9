package io.shopfleet.sync;

import io.shopfleet.account.Account;

/**
 * The host's code that takes records. Batches of one account and stream come one after another,
 * those of different accounts at the same time on different threads.
 *
 * <p>A record may come more than once; store it under (account, record id) and never let an older
 * {@code updatedAt} replace a newer one.
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface SyncSink<T> {

  /**
   * Takes a batch; when it returns, the records are the host's. May block. What it throws ends the
   * stream's run as failed, and the same records come again with the next run.
   */
  void accept(Account account, SyncBatch<T> batch);
}
