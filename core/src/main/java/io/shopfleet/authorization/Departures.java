package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import java.time.Clock;
import java.util.Optional;

/**
 * Lets shops go. The secret goes first and the records follow, so that whatever breaks in between
 * leaves no secret behind that still works; every step can be taken again.
 */
final class Departures {

  private final FleetStores stores;
  private final AccountChanges accounts;
  private final UnusedCredentials unused;
  private final FleetListener listener;
  private final Clock clock;

  Departures(
      FleetStores stores,
      AccountChanges accounts,
      UnusedCredentials unused,
      FleetListener listener,
      Clock clock) {
    this.stores = stores;
    this.accounts = accounts;
    this.unused = unused;
    this.listener = listener;
    this.clock = clock;
  }

  Account disconnect(AccountId id) {
    Account account = accounts.known(id);
    unused.leave(account);
    if (account.archived() || isDisconnected(account)) {
      return account;
    }
    // Its link stays until it is known that no secret does: accounts that share a credential may
    // all leave at once, and each saw the others still there.
    unused.leave(accounts.change(id, Departures::givenUp));
    Account left = accounts.change(id, gone -> gone.toBuilder().credential(null).build());
    listener.on(new FleetEvent.AccountDisconnected(clock.instant(), id));
    return left;
  }

  void purge(AccountId id) {
    Optional<Account> found = stores.accounts().find(id);
    if (found.isPresent()) {
      disconnect(id);
      archive(found.get());
    }
    eraseTraces(id);
    stores.accounts().erase(id);
    // Once more: what was under way may have written until now. From now on it finds no account,
    // and leaves nothing behind by itself.
    eraseTraces(id);
    if (found.isPresent()) {
      listener.on(new FleetEvent.AccountPurged(clock.instant(), id));
    }
  }

  private void eraseTraces(AccountId id) {
    stores.checkpoints().erase(id);
    stores.runs().erase(id);
    stores.watch().erase(id);
    stores.parked().erase(id);
    stores.schedules().erase(id);
    stores.inbox().erase(id);
    stores.stock().erase(id);
  }

  private void archive(Account account) {
    if (!account.archived()) {
      stores.accounts().archive(account.id());
      listener.on(new FleetEvent.AccountArchived(clock.instant(), account.id()));
    }
  }

  private static boolean isDisconnected(Account account) {
    return account.credential() == null && givenUp(account).equals(account);
  }

  // What was revoked stays so: the marketplace's word is the stronger one.
  private static Account givenUp(Account account) {
    return account.connectionState().canBecome(ConnectionState.DISCONNECTED)
        ? account.observedAs(ConnectionState.DISCONNECTED)
        : account;
  }
}
