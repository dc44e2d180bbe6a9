package io.shopfleet.jdbc.internal.row;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountException;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.InvalidSettingException;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.ShopId;
import io.shopfleet.account.TenantId;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.sync.ScheduleSettings;
import io.shopfleet.sync.SyncSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** An account as its row: every column that holds a part of it, and the copies for operators. */
public final class AccountRow {

  /** What {@link #read} needs. */
  public static final String COLUMNS =
      """
      id, tenant_id, integration_id, environment, account_identifier, account_name, region, zone,
      credential_id, enabled, connection_state, is_primary, account_group, labels, features,
      settings, shop_attributes, metadata, version, created_at, updated_at, created_by,
      archived_at\
      """;

  public static final String INSERT =
      """
      INSERT INTO integration_accounts (
        id, tenant_id, integration_id, environment, account_identifier, account_name, region, zone,
        credential_id, enabled, connection_state, is_primary, account_group, labels, features,
        settings, shop_attributes, metadata, version, created_at, updated_at, created_by,
        archived_at, status, auto_sync, sync_interval_minutes, sync_count, error_count, credentials
      ) VALUES (
        :id, :tenant, :platform, :environment, :shop, :name, :region, :zone,
        :credential, :enabled, :state, :primary, :group, :labels, :features,
        :settings, :attributes, :metadata, :version, :created, :updated, :creator,
        :archived, :status, :auto, :interval, 0, 0, :nothing
      )
      """;

  /** Stores all that can change, over the version that went before. */
  public static final String UPDATE =
      """
      UPDATE integration_accounts SET
        account_name = :name, region = :region, zone = :zone, credential_id = :credential,
        enabled = :enabled, connection_state = :state, is_primary = :primary,
        account_group = :group, labels = :labels, features = :features, settings = :settings,
        shop_attributes = :attributes, metadata = :metadata, version = :version,
        updated_at = :updated, archived_at = :archived, status = :status, auto_sync = :auto,
        sync_interval_minutes = :interval, credentials = :nothing
      WHERE id = :id AND version = :version - 1
      """;

  private AccountRow() {}

  /** Binds what {@link #INSERT} and {@link #UPDATE} name. */
  public static <S extends SqlStatement<S>> S bind(S statement, Dialect dialect, Account account) {
    @Nullable CredentialId credential = account.credential();
    return statement
        .bind("id", account.id().value())
        .bind("tenant", account.tenant().value())
        .bind("platform", account.platform().value())
        .bind("environment", account.environment().name())
        .bind("shop", account.shopId().value())
        .bind("name", account.name())
        .bind("region", account.region().value())
        .bind("zone", account.zone().getId())
        .bind("credential", credential == null ? null : credential.value())
        .bind("enabled", account.enabled())
        .bind("state", account.connectionState().name())
        .bind("primary", account.primary())
        .bind("group", account.group())
        .bind("labels", dialect.json(JsonColumn.of(account.labels())))
        .bind("features", dialect.json(JsonColumn.of(account.features())))
        .bind("settings", dialect.json(JsonColumn.of(account.settings().values())))
        .bind("attributes", dialect.json(JsonColumn.of(account.shopAttributes())))
        .bind("metadata", dialect.json(JsonColumn.of(account.metadata())))
        .bind("version", account.version())
        .bind("created", dialect.timestamp(account.createdAt()))
        .bind("updated", dialect.timestamp(account.updatedAt()))
        .bind("creator", account.createdBy())
        .bind("archived", dialect.timestamp(account.archivedAt()))
        .bind("status", account.status().word())
        .bind("auto", account.enabled() && automatic(account.settings()))
        .bind("interval", minutes(account.settings()))
        .bind("nothing", dialect.json(JsonColumn.EMPTY));
  }

  /**
   * The account in a row.
   *
   * @throws SQLException also if the row holds what no account can, for example the word of a later
   *     version: that is trouble with the storage, not an absent account
   */
  public static Account read(ResultSet row, Dialect dialect) throws SQLException {
    String id = row.getString("id");
    try {
      @Nullable String credential = row.getString("credential_id");
      return new Account(
          new AccountId(id),
          new TenantId(row.getString("tenant_id")),
          new PlatformId(row.getString("integration_id")),
          Environment.valueOf(row.getString("environment")),
          new ShopId(row.getString("account_identifier")),
          row.getString("account_name"),
          new RegionCode(row.getString("region")),
          ZoneId.of(row.getString("zone")),
          credential == null ? null : new CredentialId(credential),
          row.getBoolean("enabled"),
          ConnectionState.valueOf(row.getString("connection_state")),
          row.getBoolean("is_primary"),
          row.getString("account_group"),
          JsonColumn.words(row.getString("labels")),
          JsonColumn.words(row.getString("features")),
          new Settings(JsonColumn.texts(row.getString("settings"))),
          JsonColumn.texts(row.getString("shop_attributes")),
          JsonColumn.texts(row.getString("metadata")),
          row.getLong("version"),
          required(dialect.instant(row, "created_at")),
          required(dialect.instant(row, "updated_at")),
          row.getString("created_by"),
          dialect.instant(row, "archived_at"));
    } catch (IllegalArgumentException | DateTimeException | AccountException e) {
      throw new SQLException("The row of account " + id + " holds what no account can", e);
    }
  }

  private static Instant required(@Nullable Instant instant) {
    return Objects.requireNonNull(instant, "the column is never null");
  }

  private static boolean automatic(Settings settings) {
    try {
      return settings.get(ScheduleSettings.AUTO).orElse(ScheduleSettings.AUTO.defaultValue());
    } catch (InvalidSettingException e) {
      return ScheduleSettings.AUTO.defaultValue();
    }
  }

  private static @Nullable Integer minutes(Settings settings) {
    try {
      return settings.get(SyncSettings.INTERVAL).map(AccountRow::wholeMinutes).orElse(null);
    } catch (InvalidSettingException e) {
      // A copy of what makes no sense is no copy.
      return null;
    }
  }

  private static int wholeMinutes(Duration interval) {
    long rounded = interval.plusSeconds(59).toMinutes();
    return (int) Math.min(rounded, Integer.MAX_VALUE);
  }
}
