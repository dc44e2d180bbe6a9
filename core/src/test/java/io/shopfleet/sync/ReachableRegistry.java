package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.RegistryUnavailableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A registry that can be reached, or not. */
final class ReachableRegistry implements AccountRegistry {

  private final AccountRegistry registry;
  private boolean down;

  ReachableRegistry(AccountRegistry registry) {
    this.registry = registry;
  }

  void down(boolean value) {
    down = value;
  }

  private AccountRegistry reached() {
    if (down) {
      throw new RegistryUnavailableException("database is down", new IllegalStateException());
    }
    return registry;
  }

  @Override
  public Account register(Account account) {
    return reached().register(account);
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return reached().find(id);
  }

  @Override
  public AccountPage list(AccountQuery query, @Nullable AccountId after, int limit) {
    return reached().list(query, after, limit);
  }

  @Override
  public Account update(Account changed) {
    return reached().update(changed);
  }

  @Override
  public Account setPrimary(AccountId id) {
    return reached().setPrimary(id);
  }

  @Override
  public Account archive(AccountId id) {
    return reached().archive(id);
  }

  @Override
  public void erase(AccountId id) {
    reached().erase(id);
  }
}
