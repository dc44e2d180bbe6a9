package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotArchivedException;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.DuplicateShopException;
import io.shopfleet.account.RegistryUnavailableException;
import io.shopfleet.account.StaleAccountException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the whole contract. Broken registries differ from it by one thing each. */
class SoundAccountRegistry implements AccountRegistry {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

  final Database database;

  SoundAccountRegistry(Database database) {
    this.database = database;
  }

  @Override
  public Account register(Account account) {
    return answered(
        tx -> {
          refuseDuplicate(tx, account);
          return stored(tx, fresh(account));
        });
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return answered(tx -> tx.get(Account.class, id));
  }

  @Override
  public AccountPage list(AccountQuery query, @Nullable AccountId after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("List at least one account a page, not " + limit);
    }
    return answered(tx -> page(matching(tx, query), after, limit));
  }

  @Override
  public Account update(Account changed) {
    return answered(
        tx -> {
          Account present = living(tx, changed.id());
          if (present.version() != changed.version()) {
            throw new StaleAccountException(changed.id(), changed.version(), present.version());
          }
          return stored(tx, changed(present, changed).build());
        });
  }

  @Override
  public Account setPrimary(AccountId id) {
    return answered(
        tx -> {
          Account chosen = living(tx, id);
          if (chosen.primary()) {
            return chosen;
          }
          former(tx, chosen).ifPresent(former -> stored(tx, next(former).primary(false).build()));
          return stored(tx, next(chosen).primary(true).build());
        });
  }

  @Override
  public Account archive(AccountId id) {
    return answered(
        tx -> {
          Account present = known(tx, id);
          return present.archived() ? present : stored(tx, archived(present).build());
        });
  }

  @Override
  public void erase(AccountId id) {
    answered(
        tx -> {
          if (tx.get(Account.class, id).filter(account -> !account.archived()).isPresent()) {
            throw new AccountNotArchivedException(id);
          }
          tx.remove(Account.class, id);
          return true;
        });
  }

  void refuseDuplicate(Transaction tx, Account account) {
    for (Account other : tx.all(Account.class)) {
      if (other.id().equals(account.id())
          || (!other.archived()
              && sameScope(other, account)
              && other.shopId().equals(account.shopId()))) {
        throw new DuplicateShopException(account, other.id());
      }
    }
  }

  AccountPage page(List<Account> matching, @Nullable AccountId after, int limit) {
    List<Account> left =
        matching.stream()
            .filter(account -> after == null || account.id().value().compareTo(after.value()) > 0)
            .toList();
    List<Account> page = left.stream().limit(limit).toList();
    return new AccountPage(page, left.size() > limit ? page.get(limit - 1).id() : null);
  }

  List<Account> matching(Transaction tx, AccountQuery query) {
    return tx.all(Account.class).stream()
        .filter(query::matches)
        .sorted(Comparator.comparing((Account account) -> account.id().value()))
        .toList();
  }

  Account fresh(Account account) {
    return account.toBuilder()
        .version(1)
        .primary(false)
        .createdAt(NOW)
        .updatedAt(NOW)
        .archivedAt(null)
        .build();
  }

  AccountBuilder changed(Account present, Account changed) {
    return next(present)
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
        .metadata(changed.metadata());
  }

  AccountBuilder archived(Account present) {
    return next(present).primary(false).archivedAt(NOW);
  }

  AccountBuilder next(Account present) {
    return present.toBuilder().version(present.version() + 1).updatedAt(NOW);
  }

  Optional<Account> former(Transaction tx, Account chosen) {
    return tx.all(Account.class).stream()
        .filter(account -> account.primary() && sameScope(account, chosen))
        .findFirst();
  }

  Account stored(Transaction tx, Account account) {
    tx.put(Account.class, account.id(), account);
    return account;
  }

  Account living(Transaction tx, AccountId id) {
    Account account = known(tx, id);
    if (account.archived()) {
      throw new AccountNotFoundException(id);
    }
    return account;
  }

  Account known(Transaction tx, AccountId id) {
    return tx.get(Account.class, id).orElseThrow(() -> new AccountNotFoundException(id));
  }

  <T> T answered(Function<Transaction, T> work) {
    try {
      return database.inTransaction(work);
    } catch (StorageDownException e) {
      throw new RegistryUnavailableException("The storage of accounts does not answer", e);
    }
  }

  private static boolean sameScope(Account one, Account other) {
    return one.tenant().equals(other.tenant())
        && one.platform().equals(other.platform())
        && one.environment() == other.environment();
  }
}
