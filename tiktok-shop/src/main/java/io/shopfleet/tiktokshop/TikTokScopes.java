package io.shopfleet.tiktokshop;

import io.shopfleet.platform.Feature;
import java.util.Set;

/**
 * The scopes of the operations that each feature is made of, as the contract names them. Scopes for
 * promotions and affiliates have to be applied for in Partner Center; the others every app has.
 */
final class TikTokScopes {

  private static final String AUTHORIZATION = "seller.authorization.info";
  private static final String SHOP = "seller.shop.info";
  private static final String PRODUCT_READ = "seller.product.basic";
  private static final String PRODUCT_WRITE = "seller.product.write";
  private static final String ORDER = "seller.order.info";
  private static final String FULFILLMENT = "seller.fulfillment.basic";
  private static final String LOGISTICS = "seller.logistics";
  private static final String RETURNS = "seller.return_refund.basic";
  private static final String PROMOTION_READ = "seller.promotion.info";
  private static final String PROMOTION_WRITE = "seller.promotion.write";
  private static final String AFFILIATE_READ = "seller.affiliate_collaboration.read";
  private static final String AFFILIATE_WRITE = "seller.affiliate_collaboration.write";
  private static final String ANALYTICS = "data.shop_analytics.public.read";

  private TikTokScopes() {}

  static Set<String> of(Feature feature) {
    return switch (feature) {
      case PRODUCT_CATALOG -> Set.of(PRODUCT_READ);
      case PRODUCT_MANAGEMENT, INVENTORY_SYNC -> Set.of(PRODUCT_READ, PRODUCT_WRITE);
      case ORDER_MANAGEMENT -> Set.of(ORDER);
      case ORDER_FULFILLMENT -> Set.of(ORDER, FULFILLMENT);
      case LOGISTICS -> Set.of(LOGISTICS, FULFILLMENT);
      case SHOP_INFO -> Set.of(AUTHORIZATION, SHOP);
      case WEBHOOKS -> Set.of(AUTHORIZATION);
      case PROMOTIONS -> Set.of(PROMOTION_READ, PROMOTION_WRITE);
      case RETURNS -> Set.of(RETURNS);
      case LIVE_SHOPPING, SHOP_ANALYTICS -> Set.of(ANALYTICS);
      case AFFILIATE_PROGRAM -> Set.of(AFFILIATE_READ, AFFILIATE_WRITE);
    };
  }
}
