package io.shopfleet.tiktokshop;

import io.shopfleet.account.PlatformId;
import io.shopfleet.account.SettingKey;
import io.shopfleet.platform.Platform;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import io.shopfleet.tiktokshop.internal.call.Paging;

/** TikTok Shop, as a platform for the builder of the fleet. */
public final class TikTokShop {

  /** The platform's id. */
  public static final PlatformId ID = TikTokCredential.PLATFORM;

  /** Setting: records on a page of orders or products, 1 to 100; 100 unless set. */
  public static final SettingKey<Integer> PAGE_SIZE = Paging.PAGE_SIZE;

  private TikTokShop() {}

  /** The platform, to be given to the builder once. */
  public static Platform platform() {
    return new TikTokShopPlatform();
  }
}
