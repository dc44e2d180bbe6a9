package io.shopfleet.commerce;

/**
 * Who asked for a return or called an order off: a neutral role, and the marketplace's own word.
 *
 * @param role the neutral role; {@link Role#UNKNOWN} for a word that is new, or if untold
 * @param raw the marketplace's text; empty if untold
 */
public record Initiator(Role role, String raw) {

  /** The roles that marketplaces have in common. */
  public enum Role {
    BUYER,
    SELLER,
    /** People of the marketplace. */
    OPERATOR,
    /** The marketplace by itself, for example when a deadline passed. */
    SYSTEM,
    UNKNOWN
  }

  @Override
  public String toString() {
    return raw;
  }
}
