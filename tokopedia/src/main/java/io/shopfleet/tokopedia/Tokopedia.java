package io.shopfleet.tokopedia;

import io.shopfleet.account.PlatformId;
import io.shopfleet.platform.Platform;
import io.shopfleet.tokopedia.internal.wire.CredentialParameters;

/**
 * Tokopedia by its classic API, which was closed in September 2025 (official notice): for hosts
 * whose gateway or archive still speaks it. No address is set from the start; give {@code
 * endpoint.base-url} and {@code endpoint.auth-url} on the platform or the account.
 */
public final class Tokopedia {

  /** The platform's id. */
  public static final PlatformId ID = new PlatformId("tokopedia");

  /** The credential parameter that holds the app's FS id (fulfilment service id). */
  public static final String FS_ID = CredentialParameters.FS_ID;

  /** The credential parameter that holds the app's client id. */
  public static final String CLIENT_ID = CredentialParameters.CLIENT_ID;

  /** The credential's secret that holds the app's client secret. */
  public static final String CLIENT_SECRET = CredentialParameters.CLIENT_SECRET;

  /** The saved app's secret that was registered with the addresses of its webhooks. */
  public static final String WEBHOOK_SECRET = CredentialParameters.WEBHOOK_SECRET;

  /** The saved app's webhook secret before the present one, while it is being changed. */
  public static final String EARLIER_WEBHOOK_SECRET = CredentialParameters.EARLIER_WEBHOOK_SECRET;

  /** The form's field for what becomes the account's shop id. */
  public static final String SHOP_ID = "shop_id";

  private Tokopedia() {}

  /** The platform, for the builder. Accounts have a {@link TokopediaClient} each. */
  public static Platform platform() {
    return new ClassicPlatform();
  }
}
