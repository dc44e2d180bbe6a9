package io.shopfleet.account;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds an {@link Account}. Not safe for concurrent use. */
public final class AccountBuilder {

  private AccountId id = new AccountId(UUID.randomUUID().toString());
  private TenantId tenant = TenantId.DEFAULT;
  private final PlatformId platform;
  private Environment environment = Environment.PRODUCTION;
  private final ShopId shopId;
  private String name;
  private @Nullable RegionCode region;
  private ZoneId zone = ZoneOffset.UTC;
  private @Nullable CredentialId credential;
  private boolean enabled = true;
  private ConnectionState connectionState = ConnectionState.PENDING;
  private boolean primary;
  private @Nullable String group;
  private Set<String> labels = Set.of();
  private Set<String> features = Set.of();
  private Settings settings = Settings.none();
  private Map<String, String> shopAttributes = Map.of();
  private Map<String, String> metadata = Map.of();
  private long version;
  private Instant createdAt = Instant.EPOCH;
  private Instant updatedAt = Instant.EPOCH;
  private @Nullable String createdBy;
  private @Nullable Instant archivedAt;

  AccountBuilder(PlatformId platform, ShopId shopId, String name) {
    this.platform = platform;
    this.shopId = shopId;
    this.name = name;
  }

  AccountBuilder(Account from) {
    id = from.id();
    tenant = from.tenant();
    platform = from.platform();
    environment = from.environment();
    shopId = from.shopId();
    name = from.name();
    region = from.region();
    zone = from.zone();
    credential = from.credential();
    enabled = from.enabled();
    connectionState = from.connectionState();
    primary = from.primary();
    group = from.group();
    labels = from.labels();
    features = from.features();
    settings = from.settings();
    shopAttributes = from.shopAttributes();
    metadata = from.metadata();
    version = from.version();
    createdAt = from.createdAt();
    updatedAt = from.updatedAt();
    createdBy = from.createdBy();
    archivedAt = from.archivedAt();
  }

  /** Replaces the generated id by one of the host's own. */
  public AccountBuilder id(AccountId value) {
    id = value;
    return this;
  }

  public AccountBuilder tenant(TenantId value) {
    tenant = value;
    return this;
  }

  public AccountBuilder environment(Environment value) {
    environment = value;
    return this;
  }

  public AccountBuilder name(String value) {
    name = value;
    return this;
  }

  public AccountBuilder region(RegionCode value) {
    region = value;
    return this;
  }

  /** UTC unless set. */
  public AccountBuilder zone(ZoneId value) {
    zone = value;
    return this;
  }

  public AccountBuilder credential(@Nullable CredentialId value) {
    credential = value;
    return this;
  }

  public AccountBuilder enabled(boolean value) {
    enabled = value;
    return this;
  }

  public AccountBuilder connectionState(ConnectionState value) {
    connectionState = value;
    return this;
  }

  /** For registries alone: the rule of one primary account is theirs to keep. */
  public AccountBuilder primary(boolean value) {
    primary = value;
    return this;
  }

  public AccountBuilder group(@Nullable String value) {
    group = value;
    return this;
  }

  public AccountBuilder labels(Set<String> value) {
    labels = value;
    return this;
  }

  public AccountBuilder features(Set<String> value) {
    features = value;
    return this;
  }

  public AccountBuilder settings(Settings value) {
    settings = value;
    return this;
  }

  /**
   * Sets one setting of the account.
   *
   * @throws InvalidSettingException if the value is not allowed
   */
  public <T> AccountBuilder setting(SettingKey<T> key, T value) {
    settings = settings.with(key, value);
    return this;
  }

  public AccountBuilder shopAttributes(Map<String, String> value) {
    shopAttributes = value;
    return this;
  }

  public AccountBuilder shopAttribute(String attribute, String value) {
    Map<String, String> changed = new HashMap<>(shopAttributes);
    changed.put(attribute, value);
    shopAttributes = changed;
    return this;
  }

  public AccountBuilder metadata(Map<String, String> value) {
    metadata = value;
    return this;
  }

  /** For registries alone. */
  public AccountBuilder version(long value) {
    version = value;
    return this;
  }

  /** For registries alone. */
  public AccountBuilder createdAt(Instant value) {
    createdAt = value;
    return this;
  }

  /** For registries alone. */
  public AccountBuilder updatedAt(Instant value) {
    updatedAt = value;
    return this;
  }

  public AccountBuilder createdBy(@Nullable String value) {
    createdBy = value;
    return this;
  }

  /** For registries alone. */
  public AccountBuilder archivedAt(@Nullable Instant value) {
    archivedAt = value;
    return this;
  }

  /**
   * @throws UnknownRegionException if no region was given
   * @throws IllegalArgumentException if the name is blank or too long
   */
  public Account build() {
    if (region == null) {
      throw new UnknownRegionException("", "every account needs the market of its shop");
    }
    return new Account(
        id,
        tenant,
        platform,
        environment,
        shopId,
        name,
        region,
        zone,
        credential,
        enabled,
        connectionState,
        primary,
        group,
        labels,
        features,
        settings,
        shopAttributes,
        metadata,
        version,
        createdAt,
        updatedAt,
        createdBy,
        archivedAt);
  }
}
