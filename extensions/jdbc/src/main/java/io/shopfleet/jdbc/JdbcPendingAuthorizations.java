package io.shopfleet.jdbc;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.TenantId;
import io.shopfleet.authorization.PendingAuthorization;
import io.shopfleet.authorization.PendingAuthorizations;
import io.shopfleet.authorization.PendingAuthorizationsException;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * Begun authorizations in the host's database, in the table {@code integration_authorizations} that
 * {@link ShopfleetSchema} makes. Safe for concurrent use by threads and by nodes; every call is a
 * transaction of its own.
 */
public final class JdbcPendingAuthorizations implements PendingAuthorizations {

  private final Database database;

  public JdbcPendingAuthorizations(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public void add(PendingAuthorization authorization) {
    try {
      database.use((handle, dialect) -> insert(handle, dialect, authorization));
    } catch (SQLException e) {
      if (Dialect.duplicate(e)) {
        // The id is what nobody may guess, so it is not told to a log.
        throw new IllegalArgumentException(
            "An authorization with this id was begun already; draw another id");
      }
      throw new PendingAuthorizationsException(
          "It is not certain that the authorization was kept; begin it anew", e);
    }
  }

  @Override
  public Optional<PendingAuthorization> take(String id) {
    try {
      return database.transact(
          (handle, dialect) -> {
            Optional<PendingAuthorization> found = find(handle, dialect, id);
            return found.isPresent() && delete(handle, id) ? found : Optional.empty();
          });
    } catch (SQLException e) {
      throw new PendingAuthorizationsException(
          "It is not certain whether the authorization was taken; the seller has to begin anew", e);
    }
  }

  @Override
  public void removeExpired(Instant now) {
    try {
      database.use(
          (handle, dialect) ->
              handle
                  .createUpdate("DELETE FROM integration_authorizations WHERE expires_at <= :now")
                  .bind("now", dialect.timestamp(now))
                  .execute());
    } catch (SQLException e) {
      throw new PendingAuthorizationsException(
          "Authorizations that ended could not be removed; they do not count anyway", e);
    }
  }

  private static int insert(Handle handle, Dialect dialect, PendingAuthorization authorization) {
    AccountId account = authorization.account();
    return handle
        .createUpdate(
            "INSERT INTO integration_authorizations (id, tenant_id, platform_id, environment,"
                + " market, app_id, account_id, started_by, started_at, expires_at) VALUES (:id,"
                + " :tenant, :platform, :environment, :market, :app, :account, :startedBy,"
                + " :startedAt, :expiresAt)")
        .bind("id", authorization.id())
        .bind("tenant", authorization.tenant().value())
        .bind("platform", authorization.platform().value())
        .bind("environment", authorization.environment().name())
        .bind("market", authorization.market().value())
        .bind("app", authorization.app().value())
        .bind("account", account == null ? null : account.value())
        .bind("startedBy", authorization.startedBy())
        .bind("startedAt", dialect.timestamp(authorization.startedAt()))
        .bind("expiresAt", dialect.timestamp(authorization.expiresAt()))
        .execute();
  }

  private static Optional<PendingAuthorization> find(Handle handle, Dialect dialect, String id) {
    return handle
        .createQuery("SELECT * FROM integration_authorizations WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> authorization(row, dialect))
        .findOne();
  }

  private static boolean delete(Handle handle, String id) {
    return handle
            .createUpdate("DELETE FROM integration_authorizations WHERE id = :id")
            .bind("id", id)
            .execute()
        == 1;
  }

  private static PendingAuthorization authorization(ResultSet row, Dialect dialect)
      throws SQLException {
    String account = row.getString("account_id");
    return new PendingAuthorization(
        row.getString("id"),
        new TenantId(row.getString("tenant_id")),
        new PlatformId(row.getString("platform_id")),
        Environment.valueOf(row.getString("environment")),
        new RegionCode(row.getString("market")),
        new CredentialId(row.getString("app_id")),
        account == null ? null : new AccountId(account),
        row.getString("started_by"),
        Objects.requireNonNull(dialect.instant(row, "started_at")),
        Objects.requireNonNull(dialect.instant(row, "expires_at")));
  }
}
