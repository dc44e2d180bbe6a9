package io.shopfleet.tokopedia;

import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.internal.http.HttpContext;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.CredentialField;
import io.shopfleet.platform.CredentialForm;
import io.shopfleet.platform.Feature;
import io.shopfleet.platform.Platform;
import io.shopfleet.platform.PlatformContext;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.tokopedia.internal.wire.ClassicCalls;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The platform of the classic API. */
final class ClassicPlatform implements Platform {

  /**
   * Orders appear in the list when they are paid, with the creation time of long before; a day and
   * more is usual for bank transfers.
   */
  private static final Duration OVERLAP = Duration.ofHours(72);

  private static final CredentialForm FORM =
      new CredentialForm(
          List.of(
              new CredentialField(
                  Tokopedia.FS_ID,
                  "FS ID",
                  "The app's fulfilment service id, a number, shown as App ID in the developer"
                      + " console",
                  false,
                  true),
              new CredentialField(
                  Tokopedia.SHOP_ID,
                  "Shop ID",
                  "The number of the shop that is connected to the app",
                  false,
                  true,
                  CredentialField.BelongsTo.SHOP),
              new CredentialField(
                  Tokopedia.CLIENT_ID,
                  "Client ID",
                  "The app's client id, shown in the developer console",
                  false,
                  true),
              new CredentialField(
                  Tokopedia.CLIENT_SECRET,
                  "Client Secret",
                  "The app's client secret, shown in the developer console",
                  true,
                  true),
              new CredentialField(
                  Tokopedia.WEBHOOK_SECRET,
                  "Webhook Secret",
                  "The secret that was registered with the addresses of the app's webhooks",
                  true,
                  false,
                  CredentialField.BelongsTo.WEBHOOKS),
              new CredentialField(
                  Tokopedia.EARLIER_WEBHOOK_SECRET,
                  "Earlier Webhook Secret",
                  "Only while the webhook secret is being changed: the one before",
                  true,
                  false,
                  CredentialField.BelongsTo.WEBHOOKS)));

  private static final PlatformDescriptor DESCRIPTOR =
      new PlatformDescriptor(
          Tokopedia.ID,
          "Tokopedia",
          "ecommerce",
          Set.of(
              Feature.PRODUCT_MANAGEMENT,
              Feature.ORDER_MANAGEMENT,
              Feature.INVENTORY_SYNC,
              Feature.SHOP_INFO,
              Feature.WEBHOOKS),
          Set.of(new RegionCode("ID")),
          FORM,
          Settings.none().with(SyncSettings.OVERLAP, OVERLAP),
          "End of life: Tokopedia closed this API on 30 September 2025, and shops moved to"
              + " Tokopedia & Shop, which TikTok Shop serves. It works only where a gateway or an"
              + " archive still answers, at endpoint.base-url and endpoint.auth-url.");

  @Override
  public PlatformDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Connector connect(PlatformContext context) {
    ClassicCalls calls = new ClassicCalls(Tokopedia.ID, HttpContext.in(context), context.clock());
    return new ClassicConnector(calls, context.clock());
  }
}
