package io.shopfleet.platform;

import io.shopfleet.account.RegionCode;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.TokenGrant;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a seller lets an app into shops, at a platform with a consent page. A capability of the
 * platform; platforms whose shops are opened by entered credentials alone do not have it. Nothing
 * here is repeated: a code works once. Safe for concurrent use; the calls block.
 */
public interface ConsentFlow {

  /**
   * Where a seller is sent. Makes no call.
   *
   * @param app holds what identifies the app; no tokens
   * @param market the seller's: markets may have pages of their own
   * @param state comes back with the seller
   * @throws io.shopfleet.failure.MarketplaceException INVALID_REQUEST if the app lacks something
   *     that the page needs
   */
  URI consentPage(Credential app, RegionCode market, String state);

  /**
   * The code in the query with which the platform sends a seller back.
   *
   * @param query the parameters of the call-back, decoded
   * @throws io.shopfleet.failure.MarketplaceException AUTH_REJECTED if the seller refused or the
   *     query holds no code
   */
  String code(Map<String, String> query);

  /** The state in the query with which the platform sends a seller back; empty without one. */
  Optional<String> state(Map<String, String> query);

  /**
   * Exchanges a code for tokens.
   *
   * @param app holds the app's key and secret
   * @throws io.shopfleet.failure.MarketplaceException AUTH_REJECTED if the code is refused, or
   *     another kind if the call fails; then the seller has to start again
   */
  TokenGrant exchange(Credential app, String code);

  /**
   * The shops that an authorization opens.
   *
   * @param credential holds the app's key and secret and an access token
   * @throws io.shopfleet.failure.MarketplaceException if the call fails
   */
  List<ShopProfile> shops(Credential credential);

  /**
   * Who granted an authorization: the same text for the same seller and app at every grant.
   *
   * @return empty if the credential does not say
   */
  Optional<String> seller(Credential credential);
}
