package io.shopfleet.jdbc.adoption;

import io.shopfleet.jdbc.adoption.GuideCatalogue.ForeignKey;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements that make tables built by hand what the migration {@code V2__accounts.sql} makes,
 * and whose rows wait to be adopted: version 0, archived, not seen by any registry.
 */
final class GuideConversion {

  static final String ACCOUNTS = "integration_accounts";

  private static final String ACCESS = "integration_account_access";

  private static final String ID_TYPE = "VARCHAR(255) COLLATE \"C\"";
  private static final String INSTANT_TYPE = "TIMESTAMP(6) WITH TIME ZONE";
  private static final String WITHOUT_ZONE = "timestamp without time zone";

  /** What the tables around accounts have at least, with us; account_id apart. */
  private static final List<Around> AROUND =
      List.of(
          new Around(
              "integrations",
              null,
              columns(
                  "name VARCHAR(255)",
                  "category VARCHAR(100)",
                  "status VARCHAR(50)",
                  "config JSONB")),
          new Around("integration_mappings", "CASCADE", columns("integration_id " + ID_TYPE)),
          new Around(
              "integration_logs",
              "SET NULL",
              columns(
                  "integration_id " + ID_TYPE,
                  "level VARCHAR(16)",
                  "event VARCHAR(100)",
                  "message TEXT",
                  "created_at " + INSTANT_TYPE)),
          new Around(
              ACCESS,
              "CASCADE",
              columns(
                  "user_id " + ID_TYPE,
                  "role VARCHAR(50)",
                  "permissions JSONB",
                  "created_at " + INSTANT_TYPE)));

  private final GuideCatalogue catalogue;
  private final String zone;
  private final Map<String, String> present;
  private final List<String> statements = new ArrayList<>();

  GuideConversion(GuideCatalogue catalogue, ZoneId zone) {
    this.catalogue = catalogue;
    this.zone = literal(zone);
    this.present = catalogue.columns(ACCOUNTS);
  }

  /**
   * A table around accounts, as much of it as we know.
   *
   * @param whenErased what becomes of its rows with their account; null if it refers to none
   */
  private record Around(String name, @Nullable String whenErased, Map<String, String> columns) {}

  /** All of it, in order. */
  List<String> statements() {
    Set<ForeignKey> pointing = catalogue.pointingAt(ACCOUNTS, "id");
    pointing.forEach(key -> alter(key.table(), "DROP CONSTRAINT " + quoted(key.name())));
    dropRules();
    ids(pointing);
    primaryMark();
    words();
    instants();
    newColumns();
    required();
    pointing.forEach(
        key -> alter(key.table(), "ADD CONSTRAINT " + quoted(key.name()) + " " + rule(key)));
    around();
    indexes();
    return statements;
  }

  // A platform's row must not take its shops with it, users are the host's, and uniqueness counts
  // per tenant from here on.
  private void dropRules() {
    for (String column : List.of("integration_id", "created_by")) {
      drop(catalogue.constraints(ACCOUNTS, 'f', column));
    }
    drop(catalogue.constraints(ACCOUNTS, 'u', "integration_id", "account_identifier"));
    drop(catalogue.constraints(ACCOUNTS, 'c', "status"));
    catalogue
        .uniqueIndexes(ACCOUNTS, "integration_id", "account_identifier", "is_primary", "is_default")
        .forEach(index -> statements.add("DROP INDEX " + index));
  }

  private void drop(List<String> constraints) {
    constraints.forEach(name -> alter(ACCOUNTS, "DROP CONSTRAINT " + quoted(name)));
  }

  private void ids(Set<ForeignKey> pointing) {
    alter(ACCOUNTS, "ALTER COLUMN id DROP DEFAULT");
    alter(ACCOUNTS, "ALTER COLUMN id DROP IDENTITY IF EXISTS");
    catalogue
        .sequence(ACCOUNTS, "id")
        .ifPresent(sequence -> statements.add("DROP SEQUENCE IF EXISTS " + sequence));
    type(ACCOUNTS, "id", ID_TYPE, "text");
    pointing.stream()
        .map(key -> Map.entry(key.table(), key.column()))
        .distinct()
        .forEach(column -> type(column.getKey(), quoted(column.getValue()), ID_TYPE, "text"));
    type(ACCOUNTS, "integration_id", ID_TYPE, "text");
    type(ACCOUNTS, "account_identifier", ID_TYPE, "text");
  }

  private void primaryMark() {
    if (has("is_default") && has("is_primary")) {
      statements.add(
          "UPDATE integration_accounts SET is_primary ="
              + " COALESCE(is_primary, FALSE) OR COALESCE(is_default, FALSE)");
      alter(ACCOUNTS, "DROP COLUMN is_default");
    } else if (has("is_default")) {
      alter(ACCOUNTS, "RENAME COLUMN is_default TO is_primary");
    } else if (!has("is_primary")) {
      alter(ACCOUNTS, "ADD COLUMN is_primary BOOLEAN");
    }
    fill("is_primary", "FALSE");
    alter(ACCOUNTS, "ALTER COLUMN is_primary DROP DEFAULT");
    alter(ACCOUNTS, "ADD COLUMN is_default BOOLEAN GENERATED ALWAYS AS (is_primary) STORED");
  }

  private void words() {
    type(ACCOUNTS, "account_name", "VARCHAR(255)", "text");
    // Where there is no such column, the status alone says what the operator wishes.
    boolean twoWords = has("enabled");
    own("status", "VARCHAR(50)", "text", twoWords ? "'inactive'" : "'active'");
    own("enabled", "BOOLEAN", "boolean", twoWords ? "FALSE" : "status <> 'inactive'");
    own("auto_sync", "BOOLEAN", "boolean", "enabled");
    own("sync_interval_minutes", "INTEGER", "integer", "NULL");
    own("sync_count", "BIGINT", "bigint", "0");
    own("error_count", "BIGINT", "bigint", "0");
    own("last_error", "TEXT", "text", "NULL");
    own("metadata", "JSONB", "jsonb", "'{}'");
    own("credentials", "JSONB", "jsonb", "'{}'");
    own("created_by", "TEXT", "text", "NULL");
  }

  private void instants() {
    instant("last_sync_at", "NULL");
    instant("created_at", "CURRENT_TIMESTAMP");
    instant("updated_at", "created_at");
  }

  private void newColumns() {
    own("tenant_id", ID_TYPE, "text", "'default'");
    own("environment", "VARCHAR(12)", "text", "'PRODUCTION'");
    own("region", "VARCHAR(32)", "text", "'ZZ'");
    own("zone", "VARCHAR(64)", "text", "'Z'");
    own("credential_id", ID_TYPE, "text", "NULL");
    own("connection_state", "VARCHAR(32)", "text", "'PENDING'");
    own("account_group", "TEXT", "text", "NULL");
    own("labels", "JSONB", "jsonb", "'[]'");
    own("features", "JSONB", "jsonb", "'[]'");
    own("settings", "JSONB", "jsonb", "'{}'");
    own("shop_attributes", "JSONB", "jsonb", "'{}'");
    own("version", "BIGINT", "bigint", "0");
    own("archived_at", INSTANT_TYPE, "timestamptz", "CURRENT_TIMESTAMP");
  }

  private void required() {
    for (String column :
        List.of(
            "tenant_id",
            "integration_id",
            "environment",
            "account_identifier",
            "account_name",
            "region",
            "zone",
            "enabled",
            "connection_state",
            "is_primary",
            "labels",
            "features",
            "settings",
            "shop_attributes",
            "metadata",
            "version",
            "created_at",
            "updated_at",
            "status",
            "auto_sync",
            "sync_count",
            "error_count",
            "credentials")) {
      alter(ACCOUNTS, "ALTER COLUMN " + column + " SET NOT NULL");
    }
  }

  private void around() {
    for (Around table : AROUND) {
      Map<String, String> there = catalogue.columns(table.name());
      if (!there.isEmpty()) {
        table.columns().forEach((column, type) -> add(table, there, column, type));
        if (table.whenErased() != null) {
          String reference = " REFERENCES integration_accounts (id) ON DELETE ";
          add(table, there, "account_id", ID_TYPE + reference + table.whenErased());
        }
        if (there.getOrDefault("created_at", "").equals(WITHOUT_ZONE)) {
          instant(table.name(), "created_at", there);
        }
      }
    }
    if (catalogue.columns(ACCESS).containsKey("user_id")) {
      catalogue
          .constraints(ACCESS, 'f', "user_id")
          .forEach(name -> alter(ACCESS, "DROP CONSTRAINT " + quoted(name)));
      type(ACCESS, "user_id", ID_TYPE, "text");
    }
  }

  private void add(Around table, Map<String, String> there, String column, String type) {
    if (!there.containsKey(column)) {
      alter(table.name(), "ADD COLUMN " + column + " " + type);
    }
  }

  private void indexes() {
    statements.add(
        """
        CREATE UNIQUE INDEX integration_accounts_one_per_shop
          ON integration_accounts (tenant_id, integration_id, environment, account_identifier)
          WHERE archived_at IS NULL\
        """);
    statements.add(
        """
        CREATE UNIQUE INDEX integration_accounts_one_primary
          ON integration_accounts (tenant_id, integration_id, environment)
          WHERE is_primary AND archived_at IS NULL\
        """);
    index("integration", "integration_id");
    index("status", "status");
    index("enabled", "enabled");
    index("primary", "is_primary");
    index("credential", "credential_id");
  }

  private void index(String suffix, String column) {
    String name = "idx_integration_accounts_" + suffix;
    statements.add(
        "CREATE INDEX IF NOT EXISTS " + name + " ON integration_accounts (" + column + ")");
  }

  /** A column of ours, made or converted; null becomes what stands for nothing. */
  private void own(String column, String type, String cast, String nothing) {
    if (has(column)) {
      alter(ACCOUNTS, "ALTER COLUMN " + column + " DROP DEFAULT");
      type(ACCOUNTS, column, type, cast);
    } else {
      alter(ACCOUNTS, "ADD COLUMN " + column + " " + type);
    }
    fill(column, nothing);
  }

  private void instant(String column, String nothing) {
    if (has(column)) {
      instant(ACCOUNTS, column, present);
    } else {
      alter(ACCOUNTS, "ADD COLUMN " + column + " " + INSTANT_TYPE);
    }
    fill(column, nothing);
  }

  private void instant(String table, String column, Map<String, String> types) {
    String using =
        WITHOUT_ZONE.equals(types.get(column)) ? " AT TIME ZONE " + zone : "::timestamptz";
    if (table.equals(ACCOUNTS)) {
      alter(table, "ALTER COLUMN " + column + " DROP DEFAULT");
    }
    alter(table, "ALTER COLUMN " + column + " TYPE " + INSTANT_TYPE + " USING " + column + using);
  }

  private void fill(String column, String nothing) {
    if (!nothing.equals("NULL")) {
      statements.add(
          "UPDATE integration_accounts SET "
              + column
              + " = "
              + nothing
              + " WHERE "
              + column
              + " IS NULL");
    }
  }

  private void type(String table, String column, String type, String cast) {
    alter(table, "ALTER COLUMN " + column + " TYPE " + type + " USING " + column + "::" + cast);
  }

  private void alter(String table, String what) {
    statements.add("ALTER TABLE " + table + " " + what);
  }

  private boolean has(String column) {
    return present.containsKey(column);
  }

  // Who may see an account goes with it; every other table keeps the rule it had.
  private static String rule(ForeignKey key) {
    return key.table().equals(ACCESS)
        ? "FOREIGN KEY (account_id) REFERENCES integration_accounts(id) ON DELETE CASCADE"
        : key.definition();
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** A zone as PostgreSQL means it: the text of an offset would count westwards there. */
  private static String literal(ZoneId zone) {
    return zone.normalized() instanceof ZoneOffset offset
        ? "INTERVAL '" + offset.getTotalSeconds() + " seconds'"
        : "'" + zone.getId() + "'";
  }

  private static Map<String, String> columns(String... definitions) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String definition : definitions) {
      int space = definition.indexOf(' ');
      columns.put(definition.substring(0, space), definition.substring(space + 1));
    }
    return columns;
  }
}
