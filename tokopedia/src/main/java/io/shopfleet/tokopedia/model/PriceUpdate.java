package io.shopfleet.tokopedia.model;

import java.math.BigDecimal;

/**
 * The price that a product shall have from now on.
 *
 * @param key which product
 * @param newPrice in rupiah, above zero; Tokopedia takes 100 to 100,000,000
 */
public record PriceUpdate(ProductKey key, BigDecimal newPrice) {

  /**
   * @throws IllegalArgumentException if the price is not above zero
   */
  public PriceUpdate {
    if (newPrice.signum() <= 0) {
      throw new IllegalArgumentException("Price of " + key + " cannot be " + newPrice);
    }
  }
}
