package io.shopfleet.tiktokshop.credential;

import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import java.util.Map;

/** The names under which credentials and accounts of TikTok Shop hold their values. */
public final class TikTokCredential {

  /** The platform whose credentials these are. */
  public static final PlatformId PLATFORM = new PlatformId("tiktok-shop");

  /** Parameter: the app's public key, from Partner Center. */
  public static final String APP_KEY = "app_key";

  /** Secret: the app's secret, from Partner Center. */
  public static final String APP_SECRET = "app_secret";

  /**
   * Secret of a saved app: the app secret before the present one. Webhooks may be signed with it
   * while Partner Center changes the secret; leave it out when that is over.
   */
  public static final String EARLIER_APP_SECRET = "earlier_app_secret";

  /** Parameter: the app's id on consent pages, which is not the app key. */
  public static final String SERVICE_ID = "service_id";

  /** Form field: an access token that was obtained elsewhere. */
  public static final String ACCESS_TOKEN = "access_token";

  /** Form field: a refresh token that was obtained elsewhere. */
  public static final String REFRESH_TOKEN = "refresh_token";

  /** Parameter: the user who authorized, one per user and app. */
  public static final String OPEN_ID = "open_id";

  /** Parameter: the name of the seller who authorized. */
  public static final String SELLER_NAME = "seller_name";

  /** Parameter: the country of the seller who authorized. */
  public static final String SELLER_BASE_REGION = "seller_base_region";

  /** Parameter: who authorized; {@code 0} a seller, {@code 1} a creator, {@code 3} a partner. */
  public static final String USER_TYPE = "user_type";

  /** Shop attribute of the account: addresses the shop within an authorization. */
  public static final String SHOP_CIPHER = "shop_cipher";

  /** Shop attribute of the account: addresses an affiliate partner's category asset. */
  public static final String CATEGORY_ASSET_CIPHER = "category_asset_cipher";

  private TikTokCredential() {}

  /** The credential of an app before anybody authorized it. */
  public static Credential ofApp(CredentialId id, String appKey, Secret appSecret) {
    return Credential.of(id, Map.of(APP_KEY, appKey), Map.of(APP_SECRET, appSecret));
  }
}
