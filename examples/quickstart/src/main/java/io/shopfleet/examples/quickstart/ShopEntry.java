package io.shopfleet.examples.quickstart;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Secret;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.tiktokshop.TikTokShop;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import io.shopfleet.tokopedia.Tokopedia;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;

/**
 * One entry of the list of shops.
 *
 * @param fields the entry's values as text; holds secrets
 */
record ShopEntry(Map<String, String> fields) {

  private static final int GRANT_DIGITS = 16;

  ShopEntry {
    fields = Map.copyOf(fields);
  }

  String name() {
    return require("name");
  }

  PlatformId platform() {
    return switch (require("platform").toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "tiktok-shop", "tiktokshop", "tiktok" -> TikTokShop.ID;
      case "tokopedia" -> Tokopedia.ID;
      default ->
          throw new IllegalArgumentException(
              "Shop \""
                  + name()
                  + "\": platform must be tiktok-shop or tokopedia, not "
                  + require("platform"));
    };
  }

  /** Shops that were opened by one authorization share one credential, and so one renewal. */
  CredentialId credentialId() {
    if (platform().equals(Tokopedia.ID)) {
      return new CredentialId("tokopedia/" + require("fsId") + "/" + require("clientId"));
    }
    String seller = value("openId").or(this::grant).orElseGet(this::name);
    return new CredentialId("tiktok-shop/" + require("appKey") + "/" + seller);
  }

  Account account(Options options) {
    AccountBuilder account =
        Account.of(platform(), new ShopId(require("shopId")), name())
            .region(new RegionCode(require("region")))
            .credential(credentialId())
            .setting(SyncSettings.INTERVAL, options.every());
    value("baseUrl").ifPresent(url -> account.setting(Endpoints.BASE_URL, URI.create(url)));
    value("authUrl").ifPresent(url -> account.setting(Endpoints.AUTH_URL, URI.create(url)));
    value("shopCipher")
        .ifPresent(cipher -> account.shopAttribute(TikTokCredential.SHOP_CIPHER, cipher));
    if (options.from() != null) {
      account.setting(SyncSettings.FROM, options.from());
    }
    return account.build();
  }

  Credential credential() {
    return platform().equals(Tokopedia.ID) ? tokopedia() : tiktokShop();
  }

  private Credential tokopedia() {
    return Credential.of(
        credentialId(),
        Map.of(Tokopedia.FS_ID, require("fsId"), Tokopedia.CLIENT_ID, require("clientId")),
        Map.of(Tokopedia.CLIENT_SECRET, Secret.of(require("clientSecret"))));
  }

  private Credential tiktokShop() {
    Credential credential =
        Credential.of(
            credentialId(),
            Map.of(TikTokCredential.APP_KEY, require("appKey")),
            Map.of(TikTokCredential.APP_SECRET, Secret.of(require("appSecret"))));
    Optional<String> openId = value("openId");
    if (openId.isPresent()) {
      credential = credential.withParameter(TikTokCredential.OPEN_ID, openId.get());
    }
    AccessToken access =
        value("accessToken")
            .map(
                token ->
                    AccessToken.expiringAt(
                        Secret.of(token),
                        epochSecond("accessTokenExpiresAt").orElse(Instant.EPOCH)))
            .orElse(null);
    RefreshToken refresh =
        value("refreshToken")
            .map(
                token ->
                    new RefreshToken(
                        Secret.of(token), epochSecond("refreshTokenExpiresAt").orElse(null)))
            .orElse(null);
    return credential.withTokens(access, refresh);
  }

  /** Tells authorizations apart that do not name their seller, without showing the token. */
  private Optional<String> grant() {
    return value("refreshToken")
        .map(token -> ByteString.encodeUtf8(token).sha256().hex().substring(0, GRANT_DIGITS));
  }

  private Optional<Instant> epochSecond(String field) {
    return value(field)
        .map(
            text -> {
              try {
                return Instant.ofEpochSecond(Long.parseLong(text));
              } catch (NumberFormatException | DateTimeException e) {
                throw new IllegalArgumentException(
                    "Shop \"" + name() + "\": " + field + " must be in epoch seconds", e);
              }
            });
  }

  private String require(String field) {
    return value(field)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Shop \""
                        + value("name").orElse("without name")
                        + "\" needs a value for "
                        + field));
  }

  private Optional<String> value(String field) {
    return Optional.ofNullable(fields.get(field)).filter(text -> !text.isBlank());
  }

  /** The values hold secrets. */
  @Override
  public String toString() {
    return "ShopEntry[" + fields.get("name") + "]";
  }
}
