package io.shopfleet.account;

import java.util.EnumSet;
import java.util.Set;

/**
 * What was last observed about an account's connection. The operator's wish is {@link
 * Account#enabled()}; the two are independent.
 */
public enum ConnectionState {
  /** Registered, and never yet seen working. */
  PENDING,
  /** The last contact succeeded. */
  CONNECTED,
  /** The authorization no longer renews itself; a person has to grant it again. */
  NEEDS_REAUTH,
  /** The last contacts failed for a reason other than the authorization. */
  ERROR,
  /** The host gave up its secrets on purpose; history is kept. */
  DISCONNECTED,
  /** The seller or the marketplace withdrew the authorization. */
  REVOKED;

  /**
   * Whether an account in this state may be observed in {@code next}; staying is always allowed.
   */
  public boolean canBecome(ConnectionState next) {
    return next == this || successors().contains(next);
  }

  /** Whether only whoever connects the account anew leads it out of this state. */
  public boolean givenUp() {
    return this == DISCONNECTED || this == REVOKED;
  }

  private Set<ConnectionState> successors() {
    return switch (this) {
      case PENDING -> EnumSet.of(CONNECTED, NEEDS_REAUTH, ERROR, DISCONNECTED, REVOKED);
      case CONNECTED -> EnumSet.of(NEEDS_REAUTH, ERROR, DISCONNECTED, REVOKED);
      case NEEDS_REAUTH -> EnumSet.of(CONNECTED, DISCONNECTED, REVOKED);
      case ERROR -> EnumSet.of(CONNECTED, NEEDS_REAUTH, DISCONNECTED, REVOKED);
      // Whoever comes back from here has been authorized anew, and starts as unseen or as working.
      case DISCONNECTED, REVOKED -> EnumSet.of(PENDING, CONNECTED);
    };
  }
}
