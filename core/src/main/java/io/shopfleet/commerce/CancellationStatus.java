package io.shopfleet.commerce;

/**
 * How far a cancellation has come: a neutral phase, and the marketplace's own word, which is kept
 * even when this library does not know it.
 *
 * @param phase the neutral phase; {@link Phase#UNKNOWN} for a word that is new
 * @param raw the marketplace's text, for example {@code CANCELLATION_REQUEST_PENDING}
 */
public record CancellationStatus(Phase phase, String raw) {

  /** The phases that marketplaces have in common. */
  public enum Phase {
    /** The seller has to decide. */
    REQUESTED,
    /** It takes effect; money is about to go back, if any was paid. */
    APPROVED,
    /** It does not take effect: refused, withdrawn or lapsed. */
    CANCELLED,
    /** It took effect and nothing is left to do. */
    COMPLETED,
    UNKNOWN
  }

  /** Whether it will not change any more; an unknown status never counts as final. */
  public boolean isFinal() {
    return phase == Phase.COMPLETED || phase == Phase.CANCELLED;
  }

  @Override
  public String toString() {
    return raw;
  }
}
