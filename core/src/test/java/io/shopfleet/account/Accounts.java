package io.shopfleet.account;

/** Accounts to test with. */
final class Accounts {

  static final PlatformId PLATFORM = new PlatformId("market");

  private Accounts() {}

  static AccountBuilder account() {
    return Account.of(PLATFORM, new ShopId("7001"), "Toko Satu")
        .id(new AccountId("account-1"))
        .region(new RegionCode("ID"));
  }
}
