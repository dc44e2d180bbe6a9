package io.shopfleet.platform;

import java.util.Locale;

/** What a platform can do for an account and an operator can switch on, by the guides' names. */
public enum Feature {
  PRODUCT_MANAGEMENT,
  ORDER_MANAGEMENT,
  INVENTORY_SYNC,
  LOGISTICS,
  SHOP_INFO,
  WEBHOOKS,
  PRODUCT_CATALOG,
  ORDER_FULFILLMENT,
  PROMOTIONS,
  RETURNS,
  LIVE_SHOPPING,
  AFFILIATE_PROGRAM,
  SHOP_ANALYTICS;

  /** The name as accounts and databases write it, for example {@code order_management}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
