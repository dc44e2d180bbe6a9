package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.PlatformId;
import io.shopfleet.platform.Region;
import io.shopfleet.platform.RegionCatalogue;
import io.shopfleet.platform.ShopProfile;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Starts accounts of shops that were just seen working. */
final class NewAccounts {

  private static final int LONGEST_NAME = 255;

  private NewAccounts() {}

  /**
   * @param notes what to note in its metadata beside what the marketplace says
   */
  static AccountBuilder of(PlatformId platform, ShopProfile shop, Map<String, String> notes) {
    Map<String, String> metadata = new HashMap<>(shop.metadata());
    metadata.putAll(notes);
    return Account.of(platform, shop.id(), name(shop))
        .region(shop.region())
        .zone(
            RegionCatalogue.standard().find(shop.region()).map(Region::zone).orElse(ZoneOffset.UTC))
        .shopAttributes(shop.attributes())
        .metadata(metadata)
        .connectionState(ConnectionState.CONNECTED);
  }

  private static String name(ShopProfile shop) {
    String name = shop.name().strip();
    if (name.isEmpty()) {
      return shop.id().value();
    }
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }
}
