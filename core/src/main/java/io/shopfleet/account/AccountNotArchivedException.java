package io.shopfleet.account;

/** Only an archived account can be erased; archive it first. */
public final class AccountNotArchivedException extends AccountException {

  private static final long serialVersionUID = 1L;

  public AccountNotArchivedException(AccountId id) {
    super("Account " + id + " is still in use; archive it before erasing it");
  }
}
