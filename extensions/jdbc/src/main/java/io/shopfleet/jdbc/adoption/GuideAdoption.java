package io.shopfleet.jdbc.adoption;

import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.TenantId;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.platform.PlatformDescriptor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Makes Shopfleet's a PostgreSQL database that was built by hand, with a table {@code
 * integration_accounts} whose ids are numbers or UUIDs and whose credentials stand in a JSON
 * column. See {@code docs/guides/adopting-a-database.md}.
 *
 * <p>It happens in two steps. First the tables are converted in one transaction: all of it or
 * nothing. Then each account is adopted by itself: its secrets and tokens are saved in the
 * credential store, the rest of its document becomes parameters, features and settings, and the
 * document is emptied. An account that cannot be adopted stays as it is, invisible to the fleet,
 * and is named in the report.
 *
 * <p>It may be stopped at any moment and run again: what is done is not done twice. Where
 * everything is adopted it does nothing. Applications that write to these tables should be stopped
 * meanwhile; two of these at the same time do no harm.
 *
 * <p>Immutable. Every method blocks until it is done, and needs two connections at a time.
 */
public final class GuideAdoption {

  private final DataSource dataSource;
  private final CredentialStore credentials;
  private final Map<PlatformId, PlatformDescriptor> platforms;
  private final Clock clock;
  private final TenantId tenant;
  private final Environment environment;
  private final ZoneId zone;
  private final UnaryOperator<String> opening;

  private GuideAdoption(
      DataSource dataSource,
      CredentialStore credentials,
      Map<PlatformId, PlatformDescriptor> platforms,
      Clock clock,
      TenantId tenant,
      Environment environment,
      ZoneId zone,
      UnaryOperator<String> opening) {
    this.dataSource = dataSource;
    this.credentials = credentials;
    this.platforms = platforms;
    this.clock = clock;
    this.tenant = tenant;
    this.environment = environment;
    this.zone = zone;
    this.opening = opening;
  }

  /**
   * An adoption for the {@linkplain TenantId#DEFAULT default tenant}, of production accounts, whose
   * instants without a zone are in UTC and whose secrets stand in clear.
   *
   * @param dataSource the host's; its user owns the tables
   * @param credentials takes the secrets; those of account 42 as credential {@code adopted-42}
   * @param platforms tell by their credential forms what is secret; accounts of other platforms
   *     stay as they are
   * @param clock the time to go by
   */
  public static GuideAdoption of(
      DataSource dataSource,
      CredentialStore credentials,
      Collection<PlatformDescriptor> platforms,
      Clock clock) {
    return new GuideAdoption(
        dataSource,
        credentials,
        platforms.stream().collect(Collectors.toMap(PlatformDescriptor::id, Function.identity())),
        clock,
        TenantId.DEFAULT,
        Environment.PRODUCTION,
        ZoneOffset.UTC,
        UnaryOperator.identity());
  }

  /** Whose the accounts become. */
  public GuideAdoption forTenant(TenantId value) {
    return new GuideAdoption(
        dataSource, credentials, platforms, clock, value, environment, zone, opening);
  }

  /** Which environment the accounts become part of. */
  public GuideAdoption in(Environment value) {
    return new GuideAdoption(
        dataSource, credentials, platforms, clock, tenant, value, zone, opening);
  }

  /** The zone in which instants are meant that were stored without one. */
  public GuideAdoption withInstantsIn(ZoneId value) {
    return new GuideAdoption(
        dataSource, credentials, platforms, clock, tenant, environment, value, opening);
  }

  /**
   * Opens what the host itself had encrypted: called with each secret and token as it is stored. An
   * exception refuses that account; its message is not shown.
   */
  public GuideAdoption opening(UnaryOperator<String> value) {
    return new GuideAdoption(
        dataSource, credentials, platforms, clock, tenant, environment, zone, value);
  }

  /**
   * Says what {@link #run} would do, and changes nothing.
   *
   * @throws AdoptionException if the database does not answer, or holds something else under these
   *     names
   */
  public AdoptionReport preview() {
    return asking(
        database -> {
          GuideTables tables = new GuideTables(dataSource, zone);
          AdoptionReport.Found found = tables.found(database);
          List<String> statements = tables.pending(database);
          GuideRows rows = rows(database);
          rows.previewAll(found);
          return rows.report(found, statements);
        });
  }

  /**
   * Adopts the database. Where no table {@code integration_accounts} is, Shopfleet's tables are
   * made.
   *
   * @throws AdoptionException if the database does not answer, or holds something else under these
   *     names, or refuses to convert a table; its cause says why
   * @throws io.shopfleet.credential.CredentialStoreException if the credential store does not
   *     answer; run it again
   */
  public AdoptionReport run() {
    return asking(
        database -> {
          GuideTables tables = new GuideTables(dataSource, zone);
          AdoptionReport.Found found = tables.found(database);
          List<String> statements = tables.convert(database);
          GuideRows rows = rows(database);
          rows.adoptAll();
          return rows.report(found, statements);
        });
  }

  private GuideRows rows(Database database) {
    GuideReading reading = new GuideReading(tenant, environment, zone, opening, clock);
    return new GuideRows(database, credentials, platforms, reading);
  }

  private AdoptionReport asking(Asking step) {
    try {
      return step.answer(new Database(dataSource));
    } catch (SQLException e) {
      throw new AdoptionException(
          "The database was not wholly adopted; see the cause, remove it and run this again",
          withoutDetail(e));
    }
  }

  // PostgreSQL's detail quotes whole rows, and these hold secrets in clear.
  private static SQLException withoutDetail(SQLException failure) {
    String firstLine = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    SQLException told = new SQLException(firstLine, failure.getSQLState(), failure.getErrorCode());
    told.setStackTrace(failure.getStackTrace());
    return told;
  }

  private interface Asking {

    AdoptionReport answer(Database database) throws SQLException;
  }
}
