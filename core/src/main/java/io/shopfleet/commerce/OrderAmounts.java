package io.shopfleet.commerce;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an order's total, as far as the marketplace tells them; null where it does not.
 *
 * @param items all lines after discounts
 * @param shipping what the buyer pays for shipping
 * @param sellerDiscount what the seller gives, as a positive amount
 * @param platformDiscount what the marketplace gives, as a positive amount
 * @param tax taxes within the total
 */
public record OrderAmounts(
    @Nullable Money items,
    @Nullable Money shipping,
    @Nullable Money sellerDiscount,
    @Nullable Money platformDiscount,
    @Nullable Money tax) {

  /** When the marketplace tells the total alone. */
  public static final OrderAmounts UNTOLD = new OrderAmounts(null, null, null, null, null);
}
