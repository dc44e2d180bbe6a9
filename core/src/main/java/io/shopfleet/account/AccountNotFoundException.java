package io.shopfleet.account;

/** No account has the given id, or it was archived and may no longer be changed. */
public final class AccountNotFoundException extends AccountException {

  private static final long serialVersionUID = 1L;

  public AccountNotFoundException(AccountId id) {
    super("No account " + id + " is registered; list the accounts, or register it first");
  }
}
