package io.shopfleet.account;

/**
 * A kind of marketplace, for example {@code tiktok-shop} or {@code tokopedia}.
 *
 * @param value the identifier as text, 1 to 255 characters, without leading or trailing blanks
 */
public record PlatformId(String value) {

  /**
   * @throws IllegalArgumentException if the text is empty, too long or padded with blanks
   */
  public PlatformId {
    Identifiers.check("PlatformId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
