package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * What runs read and write beside the host's sinks.
 *
 * @param checkpoints where the checkpoints rest
 * @param watch what was seen of open orders
 * @param parked where records rest that could not be handed over
 * @param host the host's side for sweeps; null if it offers none, then a sweep hands everything
 *     over
 */
public record SyncStores(
    CheckpointStore checkpoints,
    OrderWatch watch,
    ParkedRecords parked,
    @Nullable HostRecords host) {

  /** Erases what runs wrote of an account. */
  void erase(AccountId account) {
    checkpoints.erase(account);
    watch.erase(account);
    parked.erase(account);
  }
}
