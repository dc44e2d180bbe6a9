package io.shopfleet.stock;

/**
 * What one round of sending did for an account.
 *
 * @param accepted rows that the marketplace took
 * @param postponed rows that it may take later
 * @param refused rows that it refused for good
 */
public record StockRound(int accepted, int postponed, int refused) {

  /** Nothing was to be sent. */
  public static final StockRound NOTHING = new StockRound(0, 0, 0);

  StockRound plus(StockRound more) {
    return new StockRound(
        accepted + more.accepted, postponed + more.postponed, refused + more.refused);
  }
}
