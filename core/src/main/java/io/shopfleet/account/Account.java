package io.shopfleet.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connected shop, as the operator names it. An immutable snapshot: changes go through {@link
 * AccountRegistry#update} and come back as a new snapshot with a higher version.
 *
 * <p>An account holds no secret; those live in the credential that {@link #credential()} names.
 *
 * @param id identifies the account for ever
 * @param tenant the host's customer that owns it
 * @param platform the kind of marketplace
 * @param environment production, staging or sandbox
 * @param shopId the marketplace's own id of the shop; unique, among accounts that are not archived,
 *     per tenant, platform and environment
 * @param name the operator's name for it, 1 to 255 characters
 * @param region the market of the shop
 * @param zone the time zone of its reports and schedules
 * @param credential what opens it; null as long as none was given
 * @param enabled the operator's wish to have it synchronised
 * @param connectionState what was last observed
 * @param primary whether it is the first among the accounts of its tenant, platform and
 *     environment; changed by {@link AccountRegistry#setPrimary} alone
 * @param group the client, brand or city it belongs to; null if none
 * @param labels free words to find it by
 * @param features the capabilities that the operator switched on, by name; empty means all
 * @param settings what it does not inherit
 * @param shopAttributes what the platform needs to address the shop beside its id, for example
 *     TikTok Shop's {@code shop_cipher}
 * @param metadata anything the host or the platform knows about the shop (warehouse, tier, …)
 * @param version grows by one with every stored change; 0 before the account is registered
 * @param createdAt when it was registered
 * @param updatedAt when it was last changed
 * @param createdBy the acting user who registered it; null if the host itself did
 * @param archivedAt when it was archived; null while it lives
 */
public record Account(
    AccountId id,
    TenantId tenant,
    PlatformId platform,
    Environment environment,
    ShopId shopId,
    String name,
    RegionCode region,
    ZoneId zone,
    @Nullable CredentialId credential,
    boolean enabled,
    ConnectionState connectionState,
    boolean primary,
    @Nullable String group,
    Set<String> labels,
    Set<String> features,
    Settings settings,
    Map<String, String> shopAttributes,
    Map<String, String> metadata,
    long version,
    Instant createdAt,
    Instant updatedAt,
    @Nullable String createdBy,
    @Nullable Instant archivedAt) {

  /**
   * @throws IllegalArgumentException if the name is blank or longer than 255 characters
   */
  public Account {
    if (name.isBlank() || name.length() > 255) {
      throw new IllegalArgumentException(
          "Account name must have 1 to 255 characters and not be blank, but was \"" + name + "\"");
    }
    labels = Set.copyOf(labels);
    features = Set.copyOf(features);
    shopAttributes = Map.copyOf(shopAttributes);
    metadata = Map.copyOf(metadata);
  }

  /**
   * Starts an account to be registered: enabled, PENDING, in production, with nothing of its own.
   */
  public static AccountBuilder of(PlatformId platform, ShopId shopId, String name) {
    return new AccountBuilder(platform, shopId, name);
  }

  /** A builder that starts from this snapshot. */
  public AccountBuilder toBuilder() {
    return new AccountBuilder(this);
  }

  /** Whether the account was archived: kept for its history, never synchronised, its shop free. */
  public boolean archived() {
    return archivedAt != null;
  }

  /** The operator's word for the account's condition. */
  public AccountStatus status() {
    return AccountStatus.of(this);
  }

  /** Another word for {@link #primary()}, as one of the guides' schemas names it. */
  public boolean isDefault() {
    return primary;
  }

  /** An attribute the platform needs to address the shop. */
  public Optional<String> shopAttribute(String attribute) {
    return Optional.ofNullable(shopAttributes.get(attribute));
  }

  /**
   * This account in another observed state.
   *
   * @throws IllegalTransitionException if that state cannot follow the present one
   */
  public Account observedAs(ConnectionState next) {
    if (!connectionState.canBecome(next)) {
      throw new IllegalTransitionException(id, connectionState, next);
    }
    return toBuilder().connectionState(next).build();
  }
}
