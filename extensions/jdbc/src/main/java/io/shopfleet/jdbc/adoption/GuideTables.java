package io.shopfleet.jdbc.adoption;

import static io.shopfleet.jdbc.adoption.GuideConversion.ACCOUNTS;

import io.shopfleet.jdbc.SchemaException;
import io.shopfleet.jdbc.ShopfleetSchema;
import io.shopfleet.jdbc.adoption.AdoptionReport.Found;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.schema.MigrationRecord;
import io.shopfleet.jdbc.internal.schema.SchemaHistory;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;

/** Converts the tables of a database that was built by hand, all of them or none. */
final class GuideTables {

  private final DataSource dataSource;
  private final ZoneId zone;

  GuideTables(DataSource dataSource, ZoneId zone) {
    this.dataSource = dataSource;
    this.zone = zone;
  }

  Found found(Database database) throws SQLException {
    return database.use(GuideTables::found);
  }

  /** The statements that are still to be run. */
  List<String> pending(Database database) throws SQLException {
    return database.use((handle, dialect) -> pending(handle, found(handle, dialect)));
  }

  private List<String> pending(Handle handle, Found found) {
    return switch (found) {
      case NOTHING, SHOPFLEETS -> List.of();
      case NUMBERED, UUIDS -> new GuideConversion(new GuideCatalogue(handle), zone).statements();
    };
  }

  /**
   * Brings the tables to Shopfleet's present state.
   *
   * @return the statements that were run for it, migrations apart
   */
  List<String> convert(Database database) throws SQLException {
    Found found = found(database);
    List<String> run = List.of();
    if (found == Found.NUMBERED || found == Found.UUIDS) {
      MigrationRecord made = beforeAccounts();
      run = database.transact((handle, dialect) -> convert(handle, dialect, made));
    }
    new ShopfleetSchema(dataSource).migrate();
    return run;
  }

  private MigrationRecord beforeAccounts() {
    try {
      return new SchemaHistory(dataSource, Dialect.POSTGRESQL).beforeAccounts();
    } catch (FlywayException e) {
      throw new SchemaException(SchemaHistory.TROUBLE, e);
    }
  }

  private List<String> convert(Handle handle, Dialect dialect, MigrationRecord made)
      throws SQLException {
    // Whoever adopts at the same time waits here, and then finds nothing left to convert.
    handle.execute("LOCK TABLE integration_accounts IN ACCESS EXCLUSIVE MODE");
    List<String> statements = pending(handle, found(handle, dialect));
    if (statements.isEmpty()) {
      return statements;
    }
    for (String statement : statements) {
      try (Statement plain = handle.getConnection().createStatement()) {
        plain.execute(statement);
      }
    }
    made.write(handle);
    return statements;
  }

  private static Found found(Handle handle, Dialect dialect) {
    if (dialect != Dialect.POSTGRESQL) {
      throw new AdoptionException(
          "Databases that were built by hand are adopted on PostgreSQL alone; elsewhere make"
              + " Shopfleet's tables with ShopfleetSchema and register the accounts anew",
          null);
    }
    Map<String, String> columns = new GuideCatalogue(handle).columns(ACCOUNTS);
    if (columns.isEmpty()) {
      return Found.NOTHING;
    }
    if (columns.containsKey("tenant_id") && columns.containsKey("version")) {
      return Found.SHOPFLEETS;
    }
    String id = columns.containsKey("credentials") ? columns.getOrDefault("id", "no type") : "";
    return switch (id) {
      case "uuid" -> Found.UUIDS;
      case "smallint", "integer", "bigint" -> Found.NUMBERED;
      default ->
          throw new AdoptionException(
              "The table integration_accounts is none that can be adopted: its ids are neither"
                  + " numbers nor UUIDs, or it has no credentials; rename it, or keep Shopfleet's"
                  + " tables in a schema of their own",
              null);
    };
  }
}
