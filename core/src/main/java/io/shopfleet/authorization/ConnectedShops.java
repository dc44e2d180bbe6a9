package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.platform.ShopProfile;
import java.util.List;

/**
 * What became of a grant.
 *
 * @param credential what opens the shops
 * @param shops the shops that are connected now
 * @param leftOut shops that the grant opens and that were not connected
 */
public record ConnectedShops(
    CredentialId credential, List<ConnectedShop> shops, List<LeftOut> leftOut) {

  public ConnectedShops {
    shops = List.copyOf(shops);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * One shop.
   *
   * @param account its account as stored
   * @param how whether the account is new
   */
  public record ConnectedShop(Account account, How how) {}

  /** How a shop came to its account. */
  public enum How {
    REGISTERED,
    RECONNECTED
  }

  /**
   * A shop without an account.
   *
   * @param shop what the marketplace says about it
   * @param reason why it has none, and what to do
   */
  public record LeftOut(ShopProfile shop, String reason) {}
}
