package io.shopfleet.stock;

import java.math.BigDecimal;

/**
 * How much of what is available an account would like to show. The numbers are applied in the order
 * in which they stand here; {@link AllocationPolicy} then sees to it that all accounts together
 * show no more than there is.
 *
 * @param buffer units that are kept from this account, from 0
 * @param stopBelow the account shows nothing while fewer units than this are left after the buffer;
 *     0 to sell to the last unit
 * @param percent the account's share of what is left after the buffer, 0 to 100; the share is
 *     rounded down
 * @param offset units added to the share, or taken from it if negative
 * @param least units shown even if the share is smaller, from 0; fewer if there are fewer
 * @param most units shown at most, from {@code least}
 */
public record AllocationRule(
    long buffer, long stopBelow, BigDecimal percent, long offset, long least, long most) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Everything that is available. */
  public static final AllocationRule ALL = new AllocationRule(0, 0, HUNDRED, 0, 0, Long.MAX_VALUE);

  /** Nothing at all. */
  public static final AllocationRule NOTHING = ALL.percent(BigDecimal.ZERO);

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public AllocationRule {
    requireNotNegative("buffer", buffer);
    requireNotNegative("stopBelow", stopBelow);
    requireNotNegative("least", least);
    if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
      throw new IllegalArgumentException("percent is from 0 to 100, not " + percent);
    }
    if (most < least) {
      throw new IllegalArgumentException(
          "most is at least as much as least (" + least + "), not " + most);
    }
  }

  /** A share of what is available. */
  public static AllocationRule share(int percent) {
    return ALL.percent(BigDecimal.valueOf(percent));
  }

  /** This rule with another buffer. */
  public AllocationRule buffer(long units) {
    return new AllocationRule(units, stopBelow, percent, offset, least, most);
  }

  /** This rule with another number of units below which nothing is shown. */
  public AllocationRule stopBelow(long units) {
    return new AllocationRule(buffer, units, percent, offset, least, most);
  }

  /** This rule with another share. */
  public AllocationRule percent(BigDecimal share) {
    return new AllocationRule(buffer, stopBelow, share, offset, least, most);
  }

  /** This rule with another offset. */
  public AllocationRule offset(long units) {
    return new AllocationRule(buffer, stopBelow, percent, units, least, most);
  }

  /** This rule with other bounds. */
  public AllocationRule between(long fewest, long greatest) {
    return new AllocationRule(buffer, stopBelow, percent, offset, fewest, greatest);
  }

  private static void requireNotNegative(String name, long units) {
    if (units < 0) {
      throw new IllegalArgumentException(name + " is 0 at least, not " + units);
    }
  }
}
