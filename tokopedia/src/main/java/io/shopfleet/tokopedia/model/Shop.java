package io.shopfleet.tokopedia.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop that is connected to the app ({@code GET /v1/shop/fs/{fs_id}/shop-info}, official
 * documentation). What is null was absent.
 *
 * @param shopId its id
 * @param userId its owner
 * @param name its name
 * @param domain its name in addresses
 * @param url its page
 * @param open 1 if it is open
 * @param status its status code
 * @param created the day it was created, {@code YYYY-MM-DD}
 * @param province where it is
 * @param warehouses its warehouses
 */
public record Shop(
    long shopId,
    @Nullable Long userId,
    @Nullable String name,
    @Nullable String domain,
    @Nullable String url,
    @Nullable Integer open,
    @Nullable Integer status,
    @Nullable String created,
    @Nullable String province,
    List<Warehouse> warehouses) {

  /**
   * A warehouse.
   *
   * @param id its id
   * @param name its name
   * @param city its city
   * @param postalCode its postal code
   * @param isDefault 1 for the shop's own place
   * @param status its status code
   */
  public record Warehouse(
      @Nullable Long id,
      @Nullable String name,
      @Nullable String city,
      @Nullable String postalCode,
      @Nullable Integer isDefault,
      @Nullable Integer status) {}
}
