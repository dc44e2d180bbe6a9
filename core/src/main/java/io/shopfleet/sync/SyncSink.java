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
   *
   * @throws RecordRejectedException to have one record parked, and the batch again without it
   */
  void accept(Account account, SyncBatch<T> batch);

  /**
   * Takes a batch and tells what of it was news. This is what runs call; a sink that does not know
   * need not care, then every record counts as news.
   *
   * @throws RecordRejectedException to have one record parked, and the batch again without it
   */
  default Taken take(Account account, SyncBatch<T> batch) {
    accept(account, batch);
    return new Taken(batch.records().size(), 0);
  }
}
