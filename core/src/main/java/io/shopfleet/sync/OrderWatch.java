package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What was seen of each order, at marketplaces that cannot list what changed: their open orders
 * have to be read again by id until they are final. Methods may block on storage and are safe for
 * concurrent use, also from several nodes that share it; two runs of one account never write at
 * once. Trouble with the storage is a {@link SyncStoreException}, never an unknown order. Order ids
 * that differ in case are different. Instants are kept at least to the millisecond.
 */
public interface OrderWatch {

  /**
   * What is known of the given orders, by order id; orders never seen are left out.
   *
   * @throws SyncStoreException if the storage does not answer
   */
  Map<String, Watched> find(AccountId account, Collection<String> orderIds);

  /**
   * Stores what is known of orders now, replacing what was known. Durable and visible to every node
   * when it returns.
   *
   * @throws SyncStoreException if it is not certain that all of it was stored; each order is then
   *     known as before or as handed over
   */
  void put(AccountId account, Collection<Watched> orders);

  /**
   * The orders to read next: open ones before those only believed final, and of each kind the one
   * whose last reading is the longest ago first. Settled ones are not among them.
   *
   * @param limit how many at most, from 1
   * @throws IllegalArgumentException if the limit is less than 1
   * @throws SyncStoreException if the storage does not answer
   */
  List<Watched> next(AccountId account, int limit);

  /**
   * Forgets settled orders that were created before an instant, for no listing shows them again.
   *
   * @throws SyncStoreException if it is not certain that they are forgotten
   */
  void forget(AccountId account, Instant createdBefore);

  /**
   * Erases all that is known of an account's orders. Erasing what is absent does nothing.
   *
   * @throws SyncStoreException if it is not certain that it is gone
   */
  void erase(AccountId account);

  /**
   * What is known of an order.
   *
   * @param orderId the marketplace's order id
   * @param createdAt when the buyer placed it
   * @param status the marketplace's own word for its status when last seen
   * @param state what is left to do about it
   * @param readAt when it was last read by id; {@link Instant#EPOCH} if never
   */
  record Watched(String orderId, Instant createdAt, String status, State state, Instant readAt) {}

  /** What is left to do about an order. */
  enum State {
    /** It may still change. */
    OPEN,
    /** A listing shows it as final, but it was not read by id since. */
    BELIEVED_FINAL,
    /** It was read by id and is final. */
    SETTLED
  }
}
