package io.shopfleet.testkit.contract;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.StaleAccountException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of the engines under test, one registry for all nodes. Of a registry's rules it
 * keeps those that engines touch.
 */
final class SharedRegistry implements AccountRegistry {

  private final ConcurrentSkipListMap<String, Account> accounts = new ConcurrentSkipListMap<>();
  private final Clock clock;

  SharedRegistry(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Account register(Account account) {
    Account stored =
        account.toBuilder()
            .version(1)
            .createdAt(clock.instant())
            .updatedAt(clock.instant())
            .build();
    accounts.put(account.id().value(), stored);
    return stored;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return Optional.ofNullable(accounts.get(id.value()));
  }

  @Override
  public AccountPage list(AccountQuery query, @Nullable AccountId after, int limit) {
    List<Account> found =
        (after == null ? accounts : accounts.tailMap(after.value(), false))
            .values().stream().filter(query::matches).limit(limit + 1L).toList();
    boolean more = found.size() > limit;
    return new AccountPage(
        more ? found.subList(0, limit) : found, more ? found.get(limit - 1).id() : null);
  }

  @Override
  public Account update(Account changed) {
    return change(
        changed.id(),
        present -> {
          if (present.archived()) {
            throw new AccountNotFoundException(changed.id());
          }
          if (present.version() != changed.version()) {
            throw new StaleAccountException(changed.id(), changed.version(), present.version());
          }
          return changed;
        });
  }

  @Override
  public Account archive(AccountId id) {
    return change(id, present -> present.toBuilder().archivedAt(clock.instant()).build());
  }

  private Account change(AccountId id, UnaryOperator<Account> change) {
    Account stored =
        accounts.computeIfPresent(
            id.value(),
            (key, present) ->
                change.apply(present).toBuilder()
                    .version(present.version() + 1)
                    .updatedAt(clock.instant())
                    .build());
    if (stored == null) {
      throw new AccountNotFoundException(id);
    }
    return stored;
  }

  @Override
  public Account setPrimary(AccountId id) {
    throw new UnsupportedOperationException("No engine makes an account primary");
  }

  @Override
  public void erase(AccountId id) {
    throw new UnsupportedOperationException("No engine erases an account");
  }
}
