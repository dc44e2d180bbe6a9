package io.shopfleet.jdbc.internal.schema;

import io.shopfleet.jdbc.internal.database.Dialect;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The migrations of one database: those that its history names are made, the others are made here.
 */
public final class SchemaHistory {

  private static final String TABLE = "shopfleet_schema_history";

  /** What to tell whoever gets a {@link FlywayException} from here. */
  public static final String TROUBLE =
      "Shopfleet's tables could not be brought up to date; see the cause, and the table "
          + TABLE
          + " for how far it came. Tables of these names that were built by hand are taken over"
          + " by GuideAdoption";

  private static final String ACCOUNTS = "V2__accounts.sql";
  private static final String BEFORE_ACCOUNTS = "1";

  private final DataSource dataSource;
  private final Dialect dialect;

  public SchemaHistory(DataSource dataSource, Dialect dialect) {
    this.dataSource = dataSource;
    this.dialect = dialect;
  }

  /**
   * Makes all that are not made.
   *
   * @return how many
   * @throws FlywayException see {@link #TROUBLE}
   */
  public int migrate() {
    return made(flyway().load());
  }

  private int made(Flyway flyway) {
    IntSupplier migration = () -> flyway.migrate().migrationsExecuted;
    if (dialect != Dialect.H2) {
      return migration.getAsInt();
    }
    try {
      return new OneAtATime(dataSource).run(migration);
    } catch (SQLException e) {
      throw new FlywayException("The H2 database could not be locked for its migration", e);
    }
  }

  /**
   * Makes the tables that come before the accounts, where somebody else made those.
   *
   * @return notes them as made
   * @throws FlywayException see {@link #TROUBLE}
   */
  public MigrationRecord beforeAccounts() {
    Flyway flyway = flyway().target(BEFORE_ACCOUNTS).load();
    made(flyway);
    return new MigrationRecord(
        Arrays.stream(flyway.info().all())
            .filter(migration -> migration.getScript().endsWith(ACCOUNTS))
            .findFirst()
            .orElseThrow());
  }

  private FluentConfiguration flyway() {
    return Flyway.configure(SchemaHistory.class.getClassLoader())
        .dataSource(dataSource)
        .table(TABLE)
        .resourceProvider(new Migrations(dialect))
        .javaMigrationClassProvider(List::of)
        .locations(new String[0])
        .skipDefaultCallbacks(true)
        .callbackLocations(new String[0])
        // The host's tables are there first: ours begin after version 0.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .baselineDescription("before Shopfleet")
        .createSchemas(false)
        .cleanDisabled(true)
        .placeholderReplacement(false)
        .loggers("slf4j");
  }
}
