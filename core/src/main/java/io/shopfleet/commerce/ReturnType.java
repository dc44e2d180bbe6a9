package io.shopfleet.commerce;

/**
 * What a return asks for: a neutral kind, and the marketplace's own word.
 *
 * @param kind the neutral kind; {@link Kind#UNKNOWN} for a word that is new
 * @param raw the marketplace's text, for example {@code RETURN_AND_REFUND}
 */
public record ReturnType(Kind kind, String raw) {

  /** The kinds that marketplaces have in common. */
  public enum Kind {
    /** Money back; the buyer keeps the goods. */
    REFUND,
    /** Money back for the goods. */
    RETURN_AND_REFUND,
    /** Other goods for the goods. */
    REPLACEMENT,
    UNKNOWN
  }

  @Override
  public String toString() {
    return raw;
  }
}
