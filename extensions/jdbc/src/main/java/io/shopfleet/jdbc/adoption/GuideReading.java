package io.shopfleet.jdbc.adoption;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountException;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.account.TenantId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Secret;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.platform.Region;
import io.shopfleet.platform.RegionCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a row that was written by hand as an account and what opens it. */
final class GuideReading {

  private final TenantId tenant;
  private final Environment environment;
  private final ZoneId zone;
  private final UnaryOperator<String> opening;
  private final Clock clock;

  GuideReading(
      TenantId tenant,
      Environment environment,
      ZoneId zone,
      UnaryOperator<String> opening,
      Clock clock) {
    this.tenant = tenant;
    this.environment = environment;
    this.zone = zone;
    this.opening = opening;
    this.clock = clock;
  }

  /**
   * @param row all its columns
   * @throws GuideRefusal if it is not certain what it means
   */
  GuideAccount read(GuideDocument row, PlatformDescriptor platform) {
    try {
      return read(row, row.document("credentials"), row.document("metadata"), platform);
    } catch (IllegalArgumentException | AccountException e) {
      // Of the account's own words; a document that is none is not quoted.
      throw new GuideRefusal(String.valueOf(e.getMessage()));
    }
  }

  private GuideAccount read(
      GuideDocument row,
      GuideDocument document,
      GuideDocument metadata,
      PlatformDescriptor platform) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String id = row.text("id").orElseThrow();
    GuideFields fields = new GuideFields(document, row.text("account_identifier"), platform);
    GuideTokens tokens = new GuideTokens(document, this::open, zone, now);
    GuideWishes wishes = new GuideWishes(row, document);
    List<String> notes = new ArrayList<>();
    Credential credential =
        Credential.of(
                new CredentialId("adopted-" + id), fields.parameters(), fields.secrets(this::open))
            .withTokens(tokens.access(), tokens.refresh());
    boolean holds =
        !credential.parameters().isEmpty()
            || !credential.secrets().isEmpty()
            || credential.accessToken() != null
            || credential.refreshToken() != null;
    RegionCode region = region(document, metadata, platform);
    String shop = fields.shop();
    ConnectionState state = state(row, credential, platform, now);
    if (wishes.enabled() && !wishes.anyStream()) {
      notes.add("had no stream to synchronise: adopted as disabled");
    } else if (wishes.enabled() && !wishes.automatic()) {
      notes.add(
          "was not synchronised by itself: adopted with sync.auto=false, to be synchronised on"
              + " demand");
    }
    if (state == ConnectionState.NEEDS_REAUTH) {
      notes.add("its authorization has ended: the seller has to authorize it anew");
    }
    Account account =
        Account.of(platform.id(), new ShopId(shop), row.text("account_name").orElse(shop))
            .id(new AccountId(id))
            .tenant(tenant)
            .environment(environment)
            .region(region)
            .zone(RegionCatalogue.standard().find(region).map(Region::zone).orElse(ZoneOffset.UTC))
            .credential(holds ? credential.id() : null)
            .enabled(wishes.enabled() && wishes.anyStream())
            .connectionState(state)
            .primary(row.flag("is_primary", row.flag("is_default", false)))
            .features(wishes.features())
            .settings(wishes.settings())
            .shopAttributes(fields.shopAttributes())
            .metadata(flat(metadata))
            .createdBy(row.text("created_by").orElse(null))
            .build();
    return new GuideAccount(
        account.toBuilder().version(1).createdAt(now).updatedAt(now).build(),
        holds ? credential : null,
        notes);
  }

  private Secret open(String field, String text) {
    try {
      return Secret.of(opening.apply(text));
    } catch (RuntimeException e) {
      throw new GuideRefusal("credentials." + field + " could not be opened");
    }
  }

  private static RegionCode region(
      GuideDocument document, GuideDocument metadata, PlatformDescriptor platform) {
    @Nullable String written =
        document.text("region").or(() -> metadata.text("region_code")).orElse(null);
    if (written == null) {
      if (platform.regions().size() == 1) {
        return platform.regions().iterator().next();
      }
      throw new GuideRefusal(
          "neither credentials.region nor metadata.region_code names its market");
    }
    RegionCode region = new RegionCode(written);
    if (!platform.regions().contains(region)) {
      throw new GuideRefusal(platform.displayName() + " does not serve its market " + region);
    }
    return region;
  }

  private static ConnectionState state(
      GuideDocument row, Credential credential, PlatformDescriptor platform, Instant now) {
    if (credential.accessToken() == null && credential.refreshToken() == null) {
      return ConnectionState.PENDING;
    }
    if (ended(credential, platform, now)) {
      return ConnectionState.NEEDS_REAUTH;
    }
    return switch (row.text("status").orElse("")) {
      case "active", "inactive" -> ConnectionState.CONNECTED;
      case "error" -> ConnectionState.ERROR;
      default -> ConnectionState.PENDING;
    };
  }

  /** Whether nothing renews it any more, on a platform where only a refresh token does. */
  private static boolean ended(Credential credential, PlatformDescriptor platform, Instant now) {
    boolean renewedByToken =
        platform.credentialForm().fields().stream()
            .anyMatch(field -> field.name().equals(GuideTokens.REFRESH));
    AccessToken access = credential.accessToken();
    RefreshToken refresh = credential.refreshToken();
    boolean accessEnded =
        access == null || (access.expiresAt() != null && !access.expiresAt().isAfter(now));
    boolean refreshEnded =
        refresh == null || (refresh.expiresAt() != null && !refresh.expiresAt().isAfter(now));
    return renewedByToken && accessEnded && refreshEnded;
  }

  private static Map<String, String> flat(GuideDocument metadata) {
    Map<String, String> flat = new LinkedHashMap<>(metadata.deeper());
    flat.putAll(metadata.texts());
    return flat;
  }
}
