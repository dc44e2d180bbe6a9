package io.shopfleet.account;

import java.util.Locale;

/**
 * The one-word status that operators know, derived from {@link Account#enabled()} and {@link
 * Account#connectionState()}; it is never stored.
 */
public enum AccountStatus {
  ACTIVE,
  INACTIVE,
  ERROR,
  PENDING;

  /** Derives the status of an account: whatever is switched off or given up is inactive. */
  public static AccountStatus of(Account account) {
    if (!account.enabled() || account.archived()) {
      return INACTIVE;
    }
    return switch (account.connectionState()) {
      case CONNECTED -> ACTIVE;
      case PENDING -> PENDING;
      case NEEDS_REAUTH, ERROR -> ERROR;
      case DISCONNECTED, REVOKED -> INACTIVE;
    };
  }

  /** The word as databases and screens write it: {@code active}, {@code inactive}, … */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
