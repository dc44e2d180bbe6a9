package io.shopfleet.account;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A market, as its ISO 3166-1 alpha-2 country code. {@code UK} is accepted and becomes {@code GB},
 * the code that the marketplaces use.
 *
 * @param value two upper-case letters
 */
public record RegionCode(String value) {

  private static final Pattern TWO_LETTERS = Pattern.compile("[A-Z]{2}");

  /**
   * @throws UnknownRegionException if the text is not a two-letter country code
   */
  public RegionCode {
    value = value.strip().toUpperCase(Locale.ROOT);
    if (value.equals("UK")) {
      value = "GB";
    }
    if (!TWO_LETTERS.matcher(value).matches()) {
      throw new UnknownRegionException(value, "use the ISO 3166-1 code of two letters, such as ID");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
