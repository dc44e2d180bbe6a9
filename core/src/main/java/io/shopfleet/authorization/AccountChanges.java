package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.StaleAccountException;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.platform.ShopProfile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads and changes accounts, whoever else changes them at the same time. */
final class AccountChanges {

  private static final int ATTEMPTS = 5;
  private static final int LISTED_TOGETHER = 500;

  private final AccountRegistry registry;
  private final FleetListener listener;
  private final Clock clock;

  AccountChanges(AccountRegistry registry, FleetListener listener, Clock clock) {
    this.registry = registry;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * An account, archived or not.
   *
   * @throws AccountNotFoundException if there never was one
   */
  Account known(AccountId id) {
    return registry.find(id).orElseThrow(() -> new AccountNotFoundException(id));
  }

  /**
   * An account that is in use.
   *
   * @throws AccountNotFoundException if there is none
   */
  Account living(AccountId id) {
    return registry
        .find(id)
        .filter(account -> !account.archived())
        .orElseThrow(() -> new AccountNotFoundException(id));
  }

  List<Account> list(AccountQuery query) {
    List<Account> all = new ArrayList<>();
    @Nullable AccountId after = null;
    do {
      AccountPage page = registry.list(query, after, LISTED_TOGETHER);
      all.addAll(page.accounts());
      after = page.last();
    } while (after != null);
    return all;
  }

  /** The accounts in use that name a credential. */
  List<Account> using(CredentialId credential) {
    return list(AccountQuery.all().usingCredential(credential));
  }

  Account register(Account account) {
    Account registered = registry.register(account);
    listener.on(new FleetEvent.AccountRegistered(clock.instant(), registered.id()));
    return registered;
  }

  /**
   * Changes an account as it is now, and tells if its state changed.
   *
   * @param change may answer what it was given, and then nothing is stored
   * @return the account as stored
   * @throws AccountNotFoundException if it is not in use
   * @throws StaleAccountException if others keep changing it
   */
  Account change(AccountId id, UnaryOperator<Account> change) {
    for (int attempt = 1; ; attempt++) {
      Account account = living(id);
      Account next = change.apply(account);
      if (next.equals(account)) {
        return account;
      }
      try {
        Account stored = registry.update(next);
        tellState(account, stored);
        return stored;
      } catch (StaleAccountException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * Marks an account as connected by a credential, with what the marketplace says of its shop now.
   *
   * @param notes what to note in its metadata beside
   */
  Account reconnect(
      AccountId id, ShopProfile shop, CredentialId credential, Map<String, String> notes) {
    return change(
        id,
        present ->
            present.observedAs(ConnectionState.CONNECTED).toBuilder()
                .credential(credential)
                .shopAttributes(merged(present.shopAttributes(), shop.attributes()))
                .metadata(merged(merged(present.metadata(), shop.metadata()), notes))
                .build());
  }

  private static Map<String, String> merged(Map<String, String> old, Map<String, String> fresh) {
    Map<String, String> merged = new HashMap<>(old);
    merged.putAll(fresh);
    return merged;
  }

  private void tellState(Account before, Account after) {
    if (before.connectionState() != after.connectionState()) {
      listener.on(
          new FleetEvent.ConnectionChanged(
              clock.instant(), after.id(), before.connectionState(), after.connectionState()));
    }
  }
}
