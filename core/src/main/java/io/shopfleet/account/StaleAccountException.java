package io.shopfleet.account;

/** Somebody else changed the account since it was read; read it again and repeat the change. */
public final class StaleAccountException extends AccountException {

  private static final long serialVersionUID = 1L;

  public StaleAccountException(AccountId id, long expected, long actual) {
    super(
        "Account "
            + id
            + " was changed meanwhile (version "
            + expected
            + " expected, "
            + actual
            + " found); read it again and repeat the change");
  }
}
