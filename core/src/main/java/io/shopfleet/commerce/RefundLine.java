package io.shopfleet.commerce;

import org.jspecify.annotations.Nullable;

/**
 * Units of an order that are returned, refunded or cancelled.
 *
 * @param orderLineId the marketplace's id of the unit or line, one of {@link OrderLine#ids}; null
 *     if untold
 * @param skuId the marketplace's SKU id
 * @param quantity units, from 1
 * @param refund what the buyer gets back for these units together; null if untold
 */
public record RefundLine(
    @Nullable String orderLineId, String skuId, int quantity, @Nullable Money refund) {

  /**
   * @throws IllegalArgumentException if the quantity is less than 1
   */
  public RefundLine {
    if (quantity < 1) {
      throw new IllegalArgumentException("A line is about one unit at least, not " + quantity);
    }
  }
}
