package io.shopfleet.account;

/**
 * The marketplace's own identifier of a shop, unique within platform and environment. TikTok Shop
 * uses up to 19 digits as text, Tokopedia a 64-bit integer.
 *
 * @param value the identifier as text, 1 to 255 characters, without leading or trailing blanks
 */
public record ShopId(String value) {

  /**
   * @throws IllegalArgumentException if the text is empty, too long or padded with blanks
   */
  public ShopId {
    Identifiers.check("ShopId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
