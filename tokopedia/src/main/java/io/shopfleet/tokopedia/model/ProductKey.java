package io.shopfleet.tokopedia.model;

/** What names a product in a stock or price update: either its id or the seller's SKU. */
public sealed interface ProductKey {

  /**
   * The marketplace's product id.
   *
   * @param value 64 bits
   */
  record Id(long value) implements ProductKey {}

  /**
   * The seller's SKU.
   *
   * @param value at most 50 characters
   */
  record Sku(String value) implements ProductKey {

    private static final int MOST_CHARACTERS = 50;

    /**
     * @throws IllegalArgumentException if the text is blank or longer than 50 characters
     */
    public Sku {
      if (value.isBlank() || value.length() > MOST_CHARACTERS) {
        throw new IllegalArgumentException(
            "A Tokopedia SKU has 1 to 50 characters, but was \"" + value + "\"");
      }
    }
  }
}
