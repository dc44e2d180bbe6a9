package io.shopfleet.jdbc;

import io.shopfleet.account.CredentialId;
import java.util.List;

/**
 * How far {@link JdbcCredentialStore#rewrap} came.
 *
 * @param rewrapped how many credentials it sealed with the present key
 * @param remaining how many credentials another key still seals, the unreadable ones among them
 * @param unreadable those that it passed over because they do not open, for a missing key above
 *     all; never more than it met on its way
 */
public record Rewrapping(int rewrapped, long remaining, List<CredentialId> unreadable) {

  public Rewrapping {
    unreadable = List.copyOf(unreadable);
  }

  /** Whether no other key is needed any more. */
  public boolean complete() {
    return remaining == 0;
  }
}
