package io.shopfleet.commerce;

/**
 * How far a return has come: a neutral phase, and the marketplace's own word, which is kept even
 * when this library does not know it.
 *
 * @param phase the neutral phase; {@link Phase#UNKNOWN} for a word that is new
 * @param raw the marketplace's text, for example {@code AWAITING_BUYER_SHIP}
 */
public record ReturnStatus(Phase phase, String raw) {

  /** The phases that marketplaces have in common. */
  public enum Phase {
    /** The seller has to decide. */
    REQUESTED,
    /** The seller made an offer, and the buyer has to decide. */
    AWAITING_BUYER,
    /** Agreed; the buyer has to send the goods. */
    AWAITING_SHIPMENT,
    /** The goods are on their way back, or arrived and are being looked at. */
    IN_TRANSIT,
    /** The goods came back and the seller refused them. */
    PARCEL_REJECTED,
    /** The seller refused the request; the buyer may still dispute it. */
    REJECTED,
    /** Agreed for good; money or goods are about to go out. */
    APPROVED,
    /** Withdrawn or lapsed. */
    CANCELLED,
    /** Money or goods went out. */
    COMPLETED,
    UNKNOWN
  }

  /** Whether the return will not change any more; an unknown status never counts as final. */
  public boolean isFinal() {
    return phase == Phase.COMPLETED || phase == Phase.CANCELLED;
  }

  @Override
  public String toString() {
    return raw;
  }
}
