package io.shopfleet.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/** What can be sold of an item, as far as the host knows. */
public sealed interface Availability {

  /**
   * So many units.
   *
   * @param units whole units, from 0
   */
  record Known(long units) implements Availability {

    /**
     * @throws IllegalArgumentException if there are less than 0
     */
    public Known {
      if (units < 0) {
        throw new IllegalArgumentException("Available are 0 units at least, not " + units);
      }
    }
  }

  /**
   * Nobody can tell. Nothing is written then, for both zero and any other number would be a guess.
   *
   * @param reason why not, for people
   */
  record Unknown(String reason) implements Availability {}

  /** So many units. */
  static Known units(long units) {
    return new Known(units);
  }

  /** Nobody can tell. */
  static Unknown unknown(String reason) {
    return new Unknown(reason);
  }

  /**
   * What is left of the units on hand after those that are promised and those that are kept back;
   * never less than 0.
   *
   * @param onHand units in the warehouse; negative where more was booked out than was there
   * @param reserved units promised to orders, from 0
   * @param buffer units that are never shown, from 0
   * @throws IllegalArgumentException if {@code reserved} or {@code buffer} is negative: it would
   *     raise what is shown
   */
  static Known of(long onHand, long reserved, long buffer) {
    return of(BigDecimal.valueOf(onHand), BigDecimal.valueOf(reserved), BigDecimal.valueOf(buffer));
  }

  /**
   * As {@link #of(long, long, long)}, for items that are counted in fractions: only whole units are
   * available. More than {@link Long#MAX_VALUE} are that many.
   */
  static Known of(BigDecimal onHand, BigDecimal reserved, BigDecimal buffer) {
    if (reserved.signum() < 0 || buffer.signum() < 0) {
      throw new IllegalArgumentException(
          "Reserved and buffer are 0 at least, not "
              + reserved
              + " and "
              + buffer
              + "; a negative one would raise what is shown");
    }
    BigDecimal left = onHand.subtract(reserved).subtract(buffer).setScale(0, RoundingMode.FLOOR);
    return new Known(left.max(BigDecimal.ZERO).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
  }

  /**
   * What is available in several places together: unknown if it is unknown in one of them, and 0 if
   * there is no place. More than {@link Long#MAX_VALUE} are that many.
   */
  static Availability sum(Collection<? extends Availability> places) {
    long units = 0;
    for (Availability place : places) {
      if (!(place instanceof Known known)) {
        return place;
      }
      long sum = units + known.units();
      units = sum < 0 ? Long.MAX_VALUE : sum;
    }
    return new Known(units);
  }
}
