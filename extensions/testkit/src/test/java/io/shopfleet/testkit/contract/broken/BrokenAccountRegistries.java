package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.RegistryUnavailableException;
import io.shopfleet.account.StaleAccountException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Account registries that are broken. */
final class BrokenAccountRegistries {

  private BrokenAccountRegistries() {}

  static class AllowsTwoPrimaries extends SoundAccountRegistry {
    AllowsTwoPrimaries(Database database) {
      super(database);
    }

    @Override
    public Account setPrimary(AccountId id) {
      Account chosen = database.inTransaction(tx -> living(tx, id));
      Optional<Account> former = database.inTransaction(tx -> former(tx, chosen));
      database.rendezvous().meet(chosen.tenant());
      return answered(
          tx -> {
            former.ifPresent(one -> stored(tx, next(one).primary(false).build()));
            return stored(tx, next(known(tx, id)).primary(true).build());
          });
    }
  }

  static class AllowsTwoAccountsOfAShop extends SoundAccountRegistry {
    AllowsTwoAccountsOfAShop(Database database) {
      super(database);
    }

    @Override
    public Account register(Account account) {
      database.change(tx -> refuseDuplicate(tx, account));
      database.rendezvous().meet(account.shopId());
      return answered(tx -> stored(tx, fresh(account)));
    }
  }

  static class ReadsThenUpdates extends SoundAccountRegistry {
    ReadsThenUpdates(Database database) {
      super(database);
    }

    @Override
    public Account update(Account changed) {
      Account present = database.inTransaction(tx -> living(tx, changed.id()));
      if (present.version() != changed.version()) {
        throw new StaleAccountException(changed.id(), changed.version(), present.version());
      }
      database.rendezvous().meet(changed.id());
      return answered(tx -> stored(tx, changed(present, changed).build()));
    }
  }

  static class IgnoresTheVersion extends SoundAccountRegistry {
    IgnoresTheVersion(Database database) {
      super(database);
    }

    @Override
    public Account update(Account changed) {
      return answered(tx -> stored(tx, changed(living(tx, changed.id()), changed).build()));
    }
  }

  static class PagesByOffset extends SoundAccountRegistry {
    PagesByOffset(Database database) {
      super(database);
    }

    @Override
    AccountPage page(List<Account> matching, @Nullable AccountId after, int limit) {
      int offset = after == null ? 0 : Integer.parseInt(after.value());
      List<Account> page = matching.stream().skip(offset).limit(limit).toList();
      int next = offset + page.size();
      return new AccountPage(
          page, next < matching.size() ? new AccountId(String.valueOf(next)) : null);
    }
  }

  static class SkipsTheFirstOfEachPage extends SoundAccountRegistry {
    SkipsTheFirstOfEachPage(Database database) {
      super(database);
    }

    @Override
    AccountPage page(List<Account> matching, @Nullable AccountId after, int limit) {
      AccountPage page = super.page(matching, after, limit);
      return after == null
          ? page
          : new AccountPage(
              page.accounts().subList(Math.min(1, page.accounts().size()), page.accounts().size()),
              page.last());
    }
  }

  static class AlwaysPromisesAnotherPage extends SoundAccountRegistry {
    AlwaysPromisesAnotherPage(Database database) {
      super(database);
    }

    @Override
    AccountPage page(List<Account> matching, @Nullable AccountId after, int limit) {
      AccountPage page = super.page(matching, after, limit);
      int size = page.accounts().size();
      return new AccountPage(
          page.accounts(), size == limit ? page.accounts().get(size - 1).id() : null);
    }
  }

  static class ListsEveryShops extends SoundAccountRegistry {
    ListsEveryShops(Database database) {
      super(database);
    }

    @Override
    List<Account> matching(Transaction tx, AccountQuery query) {
      return super.matching(
          tx,
          new AccountQuery(
              query.tenant(),
              query.platform(),
              query.environment(),
              null,
              query.credential(),
              query.enabled(),
              query.includeArchived()));
    }
  }

  static class ListsEveryCredentials extends SoundAccountRegistry {
    ListsEveryCredentials(Database database) {
      super(database);
    }

    @Override
    List<Account> matching(Transaction tx, AccountQuery query) {
      return super.matching(
          tx,
          new AccountQuery(
              query.tenant(),
              query.platform(),
              query.environment(),
              query.shop(),
              null,
              query.enabled(),
              query.includeArchived()));
    }
  }

  static class ChangesTheCreator extends SoundAccountRegistry {
    ChangesTheCreator(Database database) {
      super(database);
    }

    @Override
    AccountBuilder changed(Account present, Account changed) {
      return super.changed(present, changed).createdBy(changed.createdBy());
    }
  }

  static class KeepsThePrimaryMark extends SoundAccountRegistry {
    KeepsThePrimaryMark(Database database) {
      super(database);
    }

    @Override
    AccountBuilder archived(Account present) {
      return super.archived(present).primary(present.primary());
    }
  }

  static class ErasesTheLiving extends SoundAccountRegistry {
    ErasesTheLiving(Database database) {
      super(database);
    }

    @Override
    public void erase(AccountId id) {
      database.change(tx -> tx.remove(Account.class, id));
    }
  }

  static class MovesThePrimaryInTwoSteps extends SoundAccountRegistry {
    MovesThePrimaryInTwoSteps(Database database) {
      super(database);
    }

    @Override
    public Account setPrimary(AccountId id) {
      answered(
          tx ->
              former(tx, living(tx, id)).map(one -> stored(tx, next(one).primary(false).build())));
      return super.setPrimary(id);
    }
  }

  static class AbsentWhenItCannotTell extends SoundAccountRegistry {
    AbsentWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public Optional<Account> find(AccountId id) {
      try {
        return super.find(id);
      } catch (RegistryUnavailableException e) {
        return Optional.empty();
      }
    }
  }

  static class ListsNothingWhenItCannotTell extends SoundAccountRegistry {
    ListsNothingWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public AccountPage list(AccountQuery query, @Nullable AccountId after, int limit) {
      try {
        return super.list(query, after, limit);
      } catch (RegistryUnavailableException e) {
        return new AccountPage(List.of(), null);
      }
    }
  }
}
