package io.shopfleet.stock;

import io.shopfleet.account.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where it rests what each shop shall show of each SKU and what is known of what it shows. Each
 * account has one row for each {@link StockKey}.
 *
 * <p>Methods may block on storage and are safe for concurrent use, also from several nodes that
 * share it. Trouble with the storage is a {@link io.shopfleet.sync.SyncStoreException}, never an
 * absent row. Ids that differ in case are different. Instants are kept at least to the millisecond,
 * quantities as they are.
 *
 * <p>A row is <em>open</em> while it is WAITING or SENDING. An open row is <em>due</em> when its
 * {@link OutboundRow#notBefore()} has come and no other open row with the same {@link
 * OutboundRow#item()}, of whatever account, has an earlier {@link OutboundRow#lane()}; but a row
 * that is {@link Lane#ZERO} or {@link Lane#LESS} waits for no other. No row of an account is due
 * while one of its rows is SENDING and the time of that one has not come.
 */
public interface OutboundStock {

  /**
   * The rows of the given keys, by key, as last saved by any node; keys without a row are left out.
   *
   * @throws io.shopfleet.sync.SyncStoreException if the storage does not answer
   */
  Map<StockKey, OutboundRow> find(AccountId account, Collection<StockKey> keys);

  /**
   * Saves rows, durable and visible to every node when it returns. A row is saved, with a version
   * one higher than its own, if the stored version is its own; an absent row has version 0. Each
   * row is saved as a whole or not at all, independently of the others. Of several that race for a
   * row, exactly one is saved.
   *
   * @param rows no two of them with the same key
   * @return the keys of the rows that were not saved because the stored version differs
   * @throws io.shopfleet.sync.SyncStoreException if it is not certain which rows were saved; the
   *     next {@link #find} tells
   */
  Set<StockKey> save(AccountId account, Collection<OutboundRow> rows);

  /**
   * Accounts that have a due row: those with a due row of an earlier lane first, and of these the
   * one first whose earliest {@code notBefore} among its due rows of that lane is the earliest.
   *
   * @param limit how many at most, from 1
   * @throws IllegalArgumentException if the limit is less than 1
   * @throws io.shopfleet.sync.SyncStoreException if the storage does not answer
   */
  List<AccountId> accountsDue(Instant now, int limit);

  /**
   * The due rows of an account, those of its earliest lane alone; the earliest {@code notBefore}
   * first, and equal ones in an order that is the same on every node.
   *
   * @param limit how many at most, from 1
   * @throws IllegalArgumentException if the limit is less than 1
   * @throws io.shopfleet.sync.SyncStoreException if the storage does not answer
   */
  List<OutboundRow> due(AccountId account, Instant now, int limit);

  /**
   * Puts off all WAITING rows of an account whose {@code notBefore} is earlier than the given
   * instant, and changes nothing else about them, their versions included.
   *
   * @throws io.shopfleet.sync.SyncStoreException if it is not certain that all of them were put off
   */
  void putOff(AccountId account, Instant notBefore);

  /**
   * Rows of an account in a state, in an order that is the same on every node.
   *
   * @param limit how many at most, from 1
   * @throws IllegalArgumentException if the limit is less than 1
   * @throws io.shopfleet.sync.SyncStoreException if the storage does not answer
   */
  List<OutboundRow> list(AccountId account, OutboundRow.State state, int limit);

  /**
   * Erases all rows of an account for good. Erasing what is absent does nothing. A save over a
   * version that was loaded before is refused then.
   *
   * @throws io.shopfleet.sync.SyncStoreException if it is not certain that they are gone
   */
  void erase(AccountId account);
}
