package io.shopfleet.internal.memory;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotArchivedException;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.DuplicateShopException;
import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.ShopId;
import io.shopfleet.account.StaleAccountException;
import io.shopfleet.account.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Accounts in memory, for trials and tests: gone when the process ends. */
public final class InMemoryAccountRegistry implements AccountRegistry {

  // One lock over all of it, never held over anything that blocks: a page of a listing is a
  // consistent picture, which weakly consistent maps cannot give.
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final NavigableMap<AccountId, Account> accounts =
      new TreeMap<>(Comparator.comparing(AccountId::value));
  private final Map<Shop, AccountId> shops = new HashMap<>();
  private final Map<Scope, AccountId> primaries = new HashMap<>();
  private final Clock clock;

  /**
   * @param clock gives the accounts' instants
   */
  public InMemoryAccountRegistry(Clock clock) {
    this.clock = clock;
  }

  private record Scope(TenantId tenant, PlatformId platform, Environment environment) {

    static Scope of(Account account) {
      return new Scope(account.tenant(), account.platform(), account.environment());
    }
  }

  private record Shop(Scope scope, ShopId shop) {

    static Shop of(Account account) {
      return new Shop(Scope.of(account), account.shopId());
    }
  }

  @Override
  public Account register(Account account) {
    return writing(
        () -> {
          AccountId holder = shops.get(Shop.of(account));
          if (holder == null && accounts.containsKey(account.id())) {
            holder = account.id();
          }
          if (holder != null) {
            throw new DuplicateShopException(account, holder);
          }
          Instant now = clock.instant();
          shops.put(Shop.of(account), account.id());
          return stored(
              account.toBuilder()
                  .version(1)
                  .primary(false)
                  .createdAt(now)
                  .updatedAt(now)
                  .archivedAt(null)
                  .build());
        });
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return reading(() -> Optional.ofNullable(accounts.get(id)));
  }

  @Override
  public AccountPage list(AccountQuery query, @Nullable AccountId after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("List at least one account a page, not " + limit);
    }
    return reading(
        () -> {
          List<Account> page = new ArrayList<>();
          for (Account account : startingAfter(after).values()) {
            if (!query.matches(account)) {
              continue;
            }
            if (page.size() == limit) {
              return new AccountPage(page, page.get(limit - 1).id());
            }
            page.add(account);
          }
          return new AccountPage(page, null);
        });
  }

  @Override
  public Account update(Account changed) {
    return writing(
        () -> {
          Account present = living(changed.id());
          if (present.version() != changed.version()) {
            throw new StaleAccountException(changed.id(), changed.version(), present.version());
          }
          return stored(
              next(present)
                  .name(changed.name())
                  .region(changed.region())
                  .zone(changed.zone())
                  .credential(changed.credential())
                  .enabled(changed.enabled())
                  .connectionState(changed.connectionState())
                  .group(changed.group())
                  .labels(changed.labels())
                  .features(changed.features())
                  .settings(changed.settings())
                  .shopAttributes(changed.shopAttributes())
                  .metadata(changed.metadata())
                  .build());
        });
  }

  @Override
  public Account setPrimary(AccountId id) {
    return writing(
        () -> {
          Account chosen = living(id);
          if (chosen.primary()) {
            return chosen;
          }
          AccountId former = primaries.put(Scope.of(chosen), id);
          if (former != null) {
            stored(next(known(former)).primary(false).build());
          }
          return stored(next(chosen).primary(true).build());
        });
  }

  @Override
  public Account archive(AccountId id) {
    return writing(
        () -> {
          Account present = known(id);
          if (present.archived()) {
            return present;
          }
          shops.remove(Shop.of(present), id);
          primaries.remove(Scope.of(present), id);
          return stored(next(present).primary(false).archivedAt(clock.instant()).build());
        });
  }

  @Override
  public void erase(AccountId id) {
    writing(
        () -> {
          Account present = accounts.get(id);
          if (present != null && !present.archived()) {
            throw new AccountNotArchivedException(id);
          }
          return Optional.ofNullable(accounts.remove(id));
        });
  }

  private NavigableMap<AccountId, Account> startingAfter(@Nullable AccountId after) {
    return after == null ? accounts : accounts.tailMap(after, false);
  }

  private AccountBuilder next(Account present) {
    return present.toBuilder().version(present.version() + 1).updatedAt(clock.instant());
  }

  private Account stored(Account account) {
    accounts.put(account.id(), account);
    return account;
  }

  private Account living(AccountId id) {
    Account account = known(id);
    if (account.archived()) {
      throw new AccountNotFoundException(id);
    }
    return account;
  }

  private Account known(AccountId id) {
    Account account = accounts.get(id);
    if (account == null) {
      throw new AccountNotFoundException(id);
    }
    return account;
  }

  private <T> T reading(Supplier<T> action) {
    lock.readLock().lock();
    try {
      return action.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private <T> T writing(Supplier<T> action) {
    lock.writeLock().lock();
    try {
      return action.get();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
