package io.shopfleet.commerce;

/**
 * How far an order has come: a neutral phase, and the marketplace's own word, which is kept even
 * when this library does not know it.
 *
 * @param phase the neutral phase; {@link Phase#UNKNOWN} for a word that is new
 * @param raw the marketplace's text, for example {@code AWAITING_SHIPMENT} or {@code 400}
 */
public record OrderStatus(Phase phase, String raw) {

  /** The phases that marketplaces have in common. */
  public enum Phase {
    UNPAID,
    ON_HOLD,
    AWAITING_SHIPMENT,
    PARTIALLY_SHIPPED,
    AWAITING_COLLECTION,
    IN_TRANSIT,
    DELIVERED,
    DISPUTED,
    RETURNED,
    COMPLETED,
    CANCELLED,
    UNKNOWN
  }

  /** Whether the order will not change any more; an unknown status never counts as final. */
  public boolean isFinal() {
    return phase == Phase.COMPLETED || phase == Phase.CANCELLED;
  }

  @Override
  public String toString() {
    return raw;
  }
}
