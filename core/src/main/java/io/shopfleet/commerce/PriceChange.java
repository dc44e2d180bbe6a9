package io.shopfleet.commerce;

/**
 * The price that one SKU shall have from now on.
 *
 * @param productId the marketplace's product id
 * @param skuId the marketplace's SKU id
 * @param price the new price in the shop's currency
 */
public record PriceChange(String productId, String skuId, Money price) {

  /**
   * @throws IllegalArgumentException if the price is not above zero
   */
  public PriceChange {
    if (price.amount().signum() <= 0) {
      throw new IllegalArgumentException(
          "Price of SKU " + skuId + " cannot be " + price + "; it must be above zero");
    }
  }
}
