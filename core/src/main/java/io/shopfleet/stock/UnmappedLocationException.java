package io.shopfleet.stock;

import io.shopfleet.account.AccountId;

/**
 * Stock lies in a place of which nobody said which of the shop's warehouses it feeds. Nothing was
 * computed, for leaving the place out would look like stock that is sold out.
 */
public final class UnmappedLocationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient AccountId account;
  private final String location;

  UnmappedLocationException(AccountId account, String location) {
    super(
        "Location \""
            + location
            + "\" feeds no warehouse of account "
            + account
            + "; map it to one, or say that it does not feed this account");
    this.account = account;
    this.location = location;
  }

  /** The account whose shop was to be fed. */
  public AccountId account() {
    return account;
  }

  /** The host's id of the place. */
  public String location() {
    return location;
  }
}
