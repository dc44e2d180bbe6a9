package io.shopfleet.commerce;

/**
 * Whether somebody has to agree to a cancellation: a neutral kind, and the marketplace's own word.
 *
 * @param kind the neutral kind; {@link Kind#UNKNOWN} for a word that is new
 * @param raw the marketplace's text, for example {@code BUYER_CANCEL}
 */
public record CancellationType(Kind kind, String raw) {

  /** The kinds that marketplaces have in common. */
  public enum Kind {
    /** Took effect at once. */
    AT_ONCE,
    /** The buyer asks, and the seller decides. */
    REQUEST,
    UNKNOWN
  }

  @Override
  public String toString() {
    return raw;
  }
}
