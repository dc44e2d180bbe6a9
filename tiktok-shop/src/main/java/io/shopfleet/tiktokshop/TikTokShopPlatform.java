package io.shopfleet.tiktokshop;

import io.shopfleet.account.Settings;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.CredentialField;
import io.shopfleet.platform.CredentialForm;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.platform.Feature;
import io.shopfleet.platform.Platform;
import io.shopfleet.platform.PlatformContext;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.platform.Region;
import io.shopfleet.platform.RegionCatalogue;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What TikTok Shop is: one host and one app key for all markets. */
final class TikTokShopPlatform implements Platform {

  private static final Set<Feature> FEATURES =
      Set.of(
          Feature.PRODUCT_CATALOG,
          Feature.ORDER_FULFILLMENT,
          Feature.PRODUCT_MANAGEMENT,
          Feature.ORDER_MANAGEMENT,
          Feature.INVENTORY_SYNC,
          Feature.LOGISTICS,
          Feature.SHOP_INFO,
          Feature.WEBHOOKS,
          Feature.PROMOTIONS,
          Feature.RETURNS,
          Feature.LIVE_SHOPPING,
          Feature.AFFILIATE_PROGRAM,
          Feature.SHOP_ANALYTICS);

  private static final PlatformDescriptor DESCRIPTOR =
      new PlatformDescriptor(
          TikTokShop.ID,
          "TikTok Shop",
          "ecommerce",
          FEATURES,
          RegionCatalogue.standard().all().stream()
              .map(Region::code)
              .collect(Collectors.toUnmodifiableSet()),
          credentialForm(),
          Settings.none()
              .with(Endpoints.BASE_URL, URI.create("https://open-api.tiktokglobalshop.com"))
              .with(Endpoints.AUTH_URL, URI.create("https://auth.tiktok-shops.com")),
          null);

  @Override
  public PlatformDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Connector connect(PlatformContext context) {
    return new TikTokShopConnector(context);
  }

  private static CredentialForm credentialForm() {
    return new CredentialForm(
        List.of(
            new CredentialField(
                TikTokCredential.APP_KEY,
                "App key",
                "Partner Center, App & Service, your app, Basic information",
                false,
                true),
            new CredentialField(
                TikTokCredential.APP_SECRET,
                "App secret",
                "Beside the app key in Partner Center",
                true,
                true),
            new CredentialField(
                TikTokCredential.SERVICE_ID,
                "Service id",
                "The service_id in the authorization link that Partner Center shows; needed to send "
                    + "sellers to the consent page",
                false,
                false),
            new CredentialField(
                TikTokCredential.EARLIER_APP_SECRET,
                "Earlier app secret",
                "Only while the app secret is being changed: the one before, which may still sign "
                    + "webhooks",
                true,
                false,
                CredentialField.BelongsTo.WEBHOOKS),
            new CredentialField(
                TikTokCredential.ACCESS_TOKEN,
                "Access token",
                "Only if the seller has already authorized the app elsewhere",
                true,
                false,
                CredentialField.BelongsTo.GRANT),
            new CredentialField(
                TikTokCredential.REFRESH_TOKEN,
                "Refresh token",
                "Comes with the access token; without it the connection ends after seven days",
                true,
                false,
                CredentialField.BelongsTo.GRANT),
            new CredentialField(
                TikTokCredential.SHOP_CIPHER,
                "Shop cipher",
                "Comes with the list of authorized shops; found by itself once the seller has "
                    + "authorized the app",
                false,
                false,
                CredentialField.BelongsTo.GRANT)));
  }
}
