package io.shopfleet.testkit.simulator.tokopedia;

import java.util.List;
import java.util.Set;

/** Which shops an app may call for. */
record ShopAccess(ShopRegister register, Set<Quirk> quirks) {

  /** The shop, if it is attached to the calling app now. */
  Shop require(App app, long shopId) {
    return register
        .find(shopId)
        .filter(shop -> shop.fsId() == app.fsId() && shop.attached())
        .orElseThrow(this::notAttached);
  }

  List<Shop> all(App app) {
    return register.attachedTo(app.fsId());
  }

  Refusal notAttached() {
    if (quirks.contains(Quirk.DETACHED_SHOP_AS_500)) {
      return Refusal.status(
          500, "ORD_USC_015", "fs_id Is Not Associated With Shop ID or Warehouse ID");
    }
    return Refusal.status(403, "RBAC_MDLW_001", "shop is not connected to this fs_id");
  }
}
