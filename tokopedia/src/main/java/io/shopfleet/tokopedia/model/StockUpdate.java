package io.shopfleet.tokopedia.model;

/**
 * The stock that a product shall have from now on; absolute, so that repeating it is safe.
 *
 * @param key which product
 * @param newStock units, from 0
 */
public record StockUpdate(ProductKey key, long newStock) {

  /**
   * @throws IllegalArgumentException if the stock is negative
   */
  public StockUpdate {
    if (newStock < 0) {
      throw new IllegalArgumentException("Stock of " + key + " cannot be " + newStock);
    }
  }
}
