package io.shopfleet.jdbc;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotArchivedException;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.DuplicateShopException;
import io.shopfleet.account.RegistryUnavailableException;
import io.shopfleet.account.StaleAccountException;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.row.AccountRow;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Accounts in the table {@code integration_accounts}. The database itself keeps the rules of one
 * account per shop and one primary, by unique indexes, so they hold for any number of nodes and for
 * operators' SQL too.
 *
 * <p>The columns {@code status}, {@code auto_sync} and {@code sync_interval_minutes} are copies for
 * operators' SQL: written, never read. The column {@code credentials} is always an empty document.
 * Instants are kept to the microsecond.
 */
public final class JdbcAccountRegistry implements AccountRegistry {

  // What the indexes refuse is tried again as long as nobody can be named for it, but not for ever.
  private static final int ATTEMPTS = 10;

  private static final String BY_ID =
      "SELECT " + AccountRow.COLUMNS + " FROM integration_accounts WHERE id = :id AND version > 0";

  private static final String HOLDER =
      """
      SELECT id FROM integration_accounts
      WHERE tenant_id = :tenant AND integration_id = :platform AND environment = :environment
        AND account_identifier = :shop AND archived_at IS NULL
      """;

  private static final String SCOPE =
      """
      FROM integration_accounts
      WHERE tenant_id = :tenant AND integration_id = :platform AND environment = :environment
      """;

  private final Database database;
  private final Clock clock;

  /**
   * @param dataSource the host's, with Shopfleet's tables
   * @param clock gives the accounts' instants
   */
  public JdbcAccountRegistry(DataSource dataSource, Clock clock) {
    this.database = new Database(dataSource);
    this.clock = clock;
  }

  @Override
  public Account register(Account account) {
    Instant now = now();
    Account added =
        account.toBuilder()
            .version(1)
            .primary(false)
            .createdAt(now)
            .updatedAt(now)
            .archivedAt(null)
            .build();
    return asking(
        "Account \"" + account.name() + "\" was perhaps not registered",
        () -> {
          for (int attempt = 1; ; attempt++) {
            try {
              return database.transact(
                  (handle, dialect) -> {
                    AccountRow.bind(handle.createUpdate(AccountRow.INSERT), dialect, added)
                        .execute();
                    return added;
                  });
            } catch (SQLException e) {
              if (!Dialect.duplicate(e)) {
                throw e;
              }
              Optional<AccountId> holder = database.use((handle, dialect) -> holder(handle, added));
              if (holder.isPresent()) {
                throw new DuplicateShopException(account, holder.get());
              }
              if (attempt == ATTEMPTS) {
                throw e;
              }
            }
          }
        });
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return asking(
        "Account " + id + " could not be read",
        () -> database.use((handle, dialect) -> read(handle, dialect, BY_ID, id)));
  }

  @Override
  public AccountPage list(AccountQuery query, @Nullable AccountId after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("List at least one account a page, not " + limit);
    }
    AccountListing listing = new AccountListing(query, after, limit);
    return asking("Accounts could not be listed", () -> database.use(listing::page));
  }

  @Override
  public Account update(Account changed) {
    return asking(
        "Account " + changed.id() + " was perhaps not changed",
        () ->
            database.transact(
                (handle, dialect) -> {
                  Account present = living(locked(handle, dialect, changed.id()));
                  if (present.version() != changed.version()) {
                    throw new StaleAccountException(
                        changed.id(), changed.version(), present.version());
                  }
                  return stored(
                      handle,
                      dialect,
                      next(present)
                          .name(changed.name())
                          .region(changed.region())
                          .zone(changed.zone())
                          .credential(changed.credential())
                          .enabled(changed.enabled())
                          .connectionState(changed.connectionState())
                          .group(changed.group())
                          .labels(changed.labels())
                          .features(changed.features())
                          .settings(changed.settings())
                          .shopAttributes(changed.shopAttributes())
                          .metadata(changed.metadata())
                          .build());
                }));
  }

  @Override
  public Account setPrimary(AccountId id) {
    return asking(
        "Account " + id + " was perhaps not made primary",
        () -> {
          for (int attempt = 1; ; attempt++) {
            try {
              return database.transact((handle, dialect) -> makePrimary(handle, dialect, id));
            } catch (SQLException e) {
              if (attempt == ATTEMPTS || !Dialect.duplicate(e)) {
                throw e;
              }
            }
          }
        });
  }

  private Account makePrimary(Handle handle, Dialect dialect, AccountId id) throws SQLException {
    Account scope =
        read(handle, dialect, BY_ID, id).orElseThrow(() -> new AccountNotFoundException(id));
    // Everybody who moves the mark within a scope locks its first account, then the former primary,
    // then the chosen one: whoever comes second waits, and no two wait for each other. If another
    // account became the first meanwhile, the index refuses the second one, who begins anew.
    idIn(handle, "SELECT id " + SCOPE + " ORDER BY id LIMIT 1", scope)
        .ifPresent(first -> lockAlone(handle, first));
    Optional<AccountId> former =
        idIn(handle, "SELECT id " + SCOPE + " AND is_primary AND archived_at IS NULL", scope)
            .filter(other -> !other.equals(id));
    if (former.isPresent()) {
      // It may be archived meanwhile, and even be erased.
      Optional<Account> present = read(handle, dialect, BY_ID + " FOR UPDATE", former.get());
      if (present.isPresent() && present.get().primary()) {
        stored(handle, dialect, next(present.get()).primary(false).build());
      }
    }
    Account chosen = living(locked(handle, dialect, id));
    return chosen.primary() ? chosen : stored(handle, dialect, next(chosen).primary(true).build());
  }

  @Override
  public Account archive(AccountId id) {
    return asking(
        "Account " + id + " was perhaps not archived",
        () ->
            database.transact(
                (handle, dialect) -> {
                  Account present = locked(handle, dialect, id);
                  return present.archived()
                      ? present
                      : stored(
                          handle, dialect, next(present).primary(false).archivedAt(now()).build());
                }));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Rows of the host's own that refer to it by a foreign key without a rule for deletion stop
   * this with a {@link RegistryUnavailableException}.
   */
  @Override
  public void erase(AccountId id) {
    asking(
        "Account " + id + " was perhaps not erased",
        () ->
            database.transact(
                (handle, dialect) -> {
                  Optional<Account> present = read(handle, dialect, BY_ID + " FOR UPDATE", id);
                  if (present.isPresent() && !present.get().archived()) {
                    throw new AccountNotArchivedException(id);
                  }
                  return handle
                      .createUpdate(
                          "DELETE FROM integration_accounts WHERE id = :id AND version > 0")
                      .bind("id", id.value())
                      .execute();
                }));
  }

  private Optional<AccountId> holder(Handle handle, Account refused) {
    Optional<AccountId> ofShop =
        handle
            .createQuery(HOLDER)
            .bind("tenant", refused.tenant().value())
            .bind("platform", refused.platform().value())
            .bind("environment", refused.environment().name())
            .bind("shop", refused.shopId().value())
            .map((row, context) -> new AccountId(row.getString("id")))
            .findFirst();
    return ofShop.isPresent()
        ? ofShop
        : handle
            .createQuery("SELECT id FROM integration_accounts WHERE id = :id")
            .bind("id", refused.id().value())
            .map((row, context) -> new AccountId(row.getString("id")))
            .findFirst();
  }

  private static Optional<AccountId> idIn(Handle handle, String sql, Account scope) {
    List<AccountId> found =
        handle
            .createQuery(sql)
            .bind("tenant", scope.tenant().value())
            .bind("platform", scope.platform().value())
            .bind("environment", scope.environment().name())
            .map((row, context) -> new AccountId(row.getString("id")))
            .list();
    return found.stream().findFirst();
  }

  private static void lockAlone(Handle handle, AccountId id) {
    handle
        .createQuery("SELECT id FROM integration_accounts WHERE id = :id FOR UPDATE")
        .bind("id", id.value())
        .mapTo(String.class)
        .findFirst();
  }

  private static Account locked(Handle handle, Dialect dialect, AccountId id) {
    return read(handle, dialect, BY_ID + " FOR UPDATE", id)
        .orElseThrow(() -> new AccountNotFoundException(id));
  }

  private static Optional<Account> read(Handle handle, Dialect dialect, String sql, AccountId id) {
    return handle
        .createQuery(sql)
        .bind("id", id.value())
        .map((row, context) -> AccountRow.read(row, dialect))
        .findFirst();
  }

  private static Account living(Account account) {
    if (account.archived()) {
      throw new AccountNotFoundException(account.id());
    }
    return account;
  }

  private AccountBuilder next(Account present) {
    return present.toBuilder().version(present.version() + 1).updatedAt(now());
  }

  private static Account stored(Handle handle, Dialect dialect, Account account)
      throws SQLException {
    int rows = AccountRow.bind(handle.createUpdate(AccountRow.UPDATE), dialect, account).execute();
    if (rows != 1) {
      throw new SQLException("The row of account " + account.id() + " changed under its lock");
    }
    return account;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static <T> T asking(String trouble, Asking<T> storage) {
    try {
      return storage.answer();
    } catch (SQLException e) {
      String why =
          Dialect.referredTo(e)
              ? ", because rows of other tables refer to it; remove them first"
              : ", because the database failed; see the cause, and try again";
      throw new RegistryUnavailableException(trouble + why, e);
    }
  }

  private interface Asking<T> {

    T answer() throws SQLException;
  }
}
