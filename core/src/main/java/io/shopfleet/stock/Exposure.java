package io.shopfleet.stock;

/**
 * What a shop may show at present. A write whose answer was lost, or a reading that differs, makes
 * it wider; an accepted write makes it certain.
 *
 * @param least units it shows at least, from 0
 * @param most units it shows at most
 */
public record Exposure(long least, long most) {

  /** Nothing is known: the shop was never written to. */
  public static final Exposure UNKNOWN = new Exposure(0, Long.MAX_VALUE);

  /**
   * @throws IllegalArgumentException if the least is negative or more than the most
   */
  public Exposure {
    if (least < 0 || most < least) {
      throw new IllegalArgumentException(
          "A shop cannot show at least " + least + " and at most " + most);
    }
  }

  /** Exactly so many units. */
  public static Exposure of(long units) {
    return new Exposure(units, units);
  }

  /** Either what it was before or so many units. */
  public Exposure or(long units) {
    return new Exposure(Math.min(least, units), Math.max(most, units));
  }

  /** Whether it is exactly so many units. */
  public boolean is(long units) {
    return least == units && most == units;
  }

  /** Whether anything is known. */
  public boolean known() {
    return most != Long.MAX_VALUE;
  }
}
