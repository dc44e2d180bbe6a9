package io.shopfleet.account;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing, ordered by account id.
 *
 * @param accounts the accounts of this page, perhaps none
 * @param last where the next page starts, exclusively; null when this is the last page
 */
public record AccountPage(List<Account> accounts, @Nullable AccountId last) {

  public AccountPage {
    accounts = List.copyOf(accounts);
  }

  /** What to hand to the next {@link AccountRegistry#list}; empty when there is no more. */
  public Optional<AccountId> next() {
    return Optional.ofNullable(last);
  }
}
