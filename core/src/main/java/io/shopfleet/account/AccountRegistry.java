package io.shopfleet.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where accounts are kept. A host may implement it on its own tables; the testkit's contract tests
 * say whether it did so rightly.
 *
 * <p>Every method may block on storage and is safe for concurrent use, also from several nodes that
 * share the storage. Trouble with the storage is a {@link RegistryUnavailableException}, never an
 * absent account; a change that ends so was made as a whole or not at all, and the next {@code
 * find} tells. Changes are durable and visible to every node when a method returns. Ids and shops
 * that differ in case are different. Instants are kept at least to the millisecond. The library
 * calls {@code find} and {@code list} at every run, the others only on behalf of a person or when
 * an observed state changes.
 */
public interface AccountRegistry {

  /**
   * Adds an account.
   *
   * @param account its version, primary mark and instants are ignored; the registry sets version 1
   *     and both instants, and leaves it not primary
   * @return the account as stored
   * @throws DuplicateShopException if an account that is not archived has the same tenant,
   *     platform, environment and shop, or if the id is taken; of several that race, exactly one is
   *     added
   */
  Account register(Account account);

  /** The account as last stored, archived ones included; empty if there never was one. */
  Optional<Account> find(AccountId id);

  /**
   * Lists accounts by ascending id (as text), a page at a time. Accounts that exist throughout the
   * listing and match appear exactly once, whatever is added or removed meanwhile.
   *
   * @param after the last account of the page before; null for the first page
   * @param limit how many at most, from 1
   * @throws IllegalArgumentException if the limit is less than 1
   */
  AccountPage list(AccountQuery query, @Nullable AccountId after, int limit);

  /**
   * Stores a changed account if nobody changed it since it was read. Tenant, platform, environment,
   * shop, primary mark, creator, creation and archive instants are not changed by this method.
   *
   * @param changed the account as read, with the changes; its version is the one that was read
   * @return the account as stored, with version + 1 and a new {@code updatedAt}
   * @throws StaleAccountException if the stored version differs
   * @throws AccountNotFoundException if it is unknown or archived
   */
  Account update(Account changed);

  /**
   * Makes an account the primary one, and the former primary of the same tenant, platform and
   * environment not primary, in one atomic step: nobody ever sees two. Both versions grow. Does
   * nothing if it is primary already.
   *
   * @return the account as stored
   * @throws AccountNotFoundException if it is unknown or archived
   */
  Account setPrimary(AccountId id);

  /**
   * Archives an account: it is kept for its history, loses the primary mark, is no longer listed
   * and frees its shop. Archiving twice does nothing.
   *
   * @return the account as stored
   * @throws AccountNotFoundException if it is unknown
   */
  Account archive(AccountId id);

  /**
   * Erases an archived account for good, as if it had never been: its id is free again. Erasing
   * what is absent does nothing.
   *
   * @throws AccountNotArchivedException if it is not archived
   */
  void erase(AccountId id);
}
