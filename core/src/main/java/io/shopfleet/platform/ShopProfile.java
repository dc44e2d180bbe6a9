package io.shopfleet.platform;

import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import java.util.Map;

/**
 * A shop as its marketplace knows it.
 *
 * @param id its id
 * @param name its public name
 * @param region its market
 * @param attributes what addressing the shop needs beside the id, for {@code
 *     Account.shopAttributes}
 * @param metadata what else is told (seller type, city, …)
 */
public record ShopProfile(
    ShopId id,
    String name,
    RegionCode region,
    Map<String, String> attributes,
    Map<String, String> metadata) {

  public ShopProfile {
    attributes = Map.copyOf(attributes);
    metadata = Map.copyOf(metadata);
  }
}
