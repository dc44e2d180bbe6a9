package io.shopfleet.tiktokshop.internal.shop;

import io.shopfleet.account.Account;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.platform.ShopProfile;
import io.shopfleet.tiktokshop.api.authorization.GetAuthorizedShopsResponse.Shop;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import io.shopfleet.tiktokshop.internal.call.WireValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the shops of an authorization into the neutral words. Stateless. */
public final class ShopMapping {

  /** Metadata: {@code LOCAL} or {@code CROSS_BORDER}. */
  public static final String SELLER_TYPE = "seller_type";

  /** Metadata: the shop's code in Seller Center. */
  public static final String SHOP_CODE = "shop_code";

  private ShopMapping() {}

  /**
   * @throws io.shopfleet.failure.MarketplaceException UNKNOWN if a shop has no id or region
   */
  public static List<ShopProfile> profiles(List<Shop> shops, Account account, String operation) {
    return shops.stream().map(shop -> profile(shop, account, operation)).toList();
  }

  private static ShopProfile profile(Shop shop, Account account, String operation) {
    WireValues values = new WireValues(account, operation, "shop " + shop.id());
    Map<String, String> attributes = new HashMap<>();
    if (shop.cipher() != null && !shop.cipher().isEmpty()) {
      attributes.put(TikTokCredential.SHOP_CIPHER, shop.cipher());
    }
    Map<String, String> metadata = new HashMap<>();
    if (shop.sellerType() != null) {
      metadata.put(SELLER_TYPE, shop.sellerType().value());
    }
    if (shop.code() != null) {
      metadata.put(SHOP_CODE, shop.code());
    }
    return new ShopProfile(
        new ShopId(values.text(shop.id(), "id")),
        shop.name() == null ? "" : shop.name(),
        new RegionCode(values.text(shop.region(), "region")),
        attributes,
        metadata);
  }
}
