package io.shopfleet.jdbc.internal.schema;

import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Handle;

/** Notes a migration as made, because somebody else made what it would have made. */
public final class MigrationRecord {

  private static final String INSERT =
      """
      INSERT INTO shopfleet_schema_history (
        installed_rank, version, description, type, script, checksum, installed_by,
        execution_time, success
      ) SELECT
        MAX(installed_rank) + 1, :version, :description, :type, :script, :checksum, CURRENT_USER,
        0, TRUE
      FROM shopfleet_schema_history
      """;

  private final MigrationInfo migration;

  MigrationRecord(MigrationInfo migration) {
    this.migration = migration;
  }

  public void write(Handle handle) {
    handle
        .createUpdate(INSERT)
        .bind("version", migration.getVersion().getVersion())
        .bind("description", migration.getDescription())
        .bind("type", migration.getType().name())
        .bind("script", migration.getScript())
        .bind("checksum", migration.getChecksum())
        .execute();
  }
}
