package io.shopfleet.commerce;

import org.jspecify.annotations.Nullable;

/**
 * Where an order goes. Marketplaces mask or withhold personal data; what is withheld is null.
 *
 * @param name the person, perhaps masked
 * @param phone the number, perhaps masked
 * @param address the full address in one text, perhaps masked
 * @param postalCode the postal code
 * @param region the country code as the marketplace writes it
 */
public record Recipient(
    @Nullable String name,
    @Nullable String phone,
    @Nullable String address,
    @Nullable String postalCode,
    @Nullable String region) {

  /** Personal data stays out of logs. */
  @Override
  public String toString() {
    return "Recipient[" + region + "]";
  }
}
