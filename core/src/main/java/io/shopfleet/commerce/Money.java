package io.shopfleet.commerce;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An amount in major units (rupiah, pounds, never cents) of one currency. The scale is the
 * marketplace's own; compare amounts with {@link BigDecimal#compareTo}.
 *
 * @param amount the amount, negative for what is taken away
 * @param currency the ISO 4217 code, three upper-case letters
 */
public record Money(BigDecimal amount, String currency) {

  private static final Pattern ISO_CODE = Pattern.compile("[A-Z]{3}");

  /**
   * @throws IllegalArgumentException if the currency is not a three-letter code
   */
  public Money {
    currency = currency.toUpperCase(Locale.ROOT);
    if (!ISO_CODE.matcher(currency).matches()) {
      throw new IllegalArgumentException(
          "Currency must be an ISO 4217 code such as IDR, but was \"" + currency + "\"");
    }
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
