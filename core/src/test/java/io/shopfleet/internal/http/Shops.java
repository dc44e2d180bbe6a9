package io.shopfleet.internal.http;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;

/** Makes accounts to call on behalf of. */
final class Shops {

  static final PlatformId PLATFORM = new PlatformId("bazaar");

  private Shops() {}

  static AccountBuilder shop(String id) {
    return Account.of(PLATFORM, new ShopId("shop of " + id), "Bazaar " + id)
        .id(new AccountId(id))
        .region(new RegionCode("ID"));
  }
}
