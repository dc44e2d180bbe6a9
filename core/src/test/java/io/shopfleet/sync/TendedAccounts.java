package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenKeeper;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A keeper that only notes whom it looked after. */
final class TendedAccounts implements TokenKeeper {

  private final List<AccountId> tended = new CopyOnWriteArrayList<>();
  private volatile Consumer<Account> visit = account -> {};

  /** What happens at each visit. */
  void whenTended(Consumer<Account> value) {
    visit = value;
  }

  List<AccountId> tended() {
    return tended;
  }

  @Override
  public void tend(Account account) {
    tended.add(account.id());
    visit.accept(account);
  }

  @Override
  public Credential current(Account account) {
    throw new UnsupportedOperationException("The engine asks for no token");
  }

  @Override
  public Credential afterRefusal(Account account, Secret refused) {
    throw new UnsupportedOperationException("The engine asks for no token");
  }

  @Override
  public Optional<Credential> replacement(Account account, Secret refused) {
    throw new UnsupportedOperationException("The engine asks for no token");
  }

  @Override
  public void forget(CredentialId id) {
    throw new UnsupportedOperationException("The engine forgets nothing");
  }
}
