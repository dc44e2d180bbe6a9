package io.shopfleet.commerce;

/**
 * Whether a product can be bought: a neutral state, and the marketplace's own word.
 *
 * @param state the neutral state; {@link State#UNKNOWN} for a word that is new
 * @param raw the marketplace's text, for example {@code SELLER_DEACTIVATED} or {@code 3}
 */
public record ProductStatus(State state, String raw) {

  /** The states that marketplaces have in common. */
  public enum State {
    DRAFT,
    PENDING,
    ACTIVE,
    INACTIVE,
    REJECTED,
    DELETED,
    UNKNOWN
  }

  @Override
  public String toString() {
    return raw;
  }
}
