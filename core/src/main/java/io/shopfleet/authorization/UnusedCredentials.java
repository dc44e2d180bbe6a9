package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import java.util.Set;

/** Erases credentials that open no account's shop any more. Apps are not among them. */
final class UnusedCredentials {

  private final CredentialChanges credentials;
  private final AccountChanges accounts;

  UnusedCredentials(CredentialChanges credentials, AccountChanges accounts) {
    this.credentials = credentials;
    this.accounts = accounts;
  }

  /**
   * Erases a credential unless an account uses it.
   *
   * @return whether nothing is stored under that id now
   */
  boolean erased(CredentialId id) {
    return erasedBut(id, Set.of());
  }

  /** Erases an account's credential unless another account uses it. */
  void leave(Account account) {
    CredentialId id = account.credential();
    if (id != null) {
      erasedBut(id, Set.of(account.id()));
    }
  }

  /**
   * Erases a credential unless an account uses it.
   *
   * @param leaving accounts that do not count, for they are about to use another one or none
   * @return whether nothing is stored under that id now
   */
  boolean erasedBut(CredentialId id, Set<AccountId> leaving) {
    boolean used =
        accounts.using(id).stream()
            .filter(account -> !leaving.contains(account.id()))
            .anyMatch(account -> account.connectionState() != ConnectionState.DISCONNECTED);
    if (used || credentials.load(id).flatMap(Marks::appOf).isPresent()) {
      return false;
    }
    credentials.erase(id);
    return true;
  }
}
