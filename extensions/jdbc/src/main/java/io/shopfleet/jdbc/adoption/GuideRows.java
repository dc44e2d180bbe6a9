package io.shopfleet.jdbc.adoption;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.jdbc.adoption.AdoptionReport.Found;
import io.shopfleet.jdbc.adoption.AdoptionReport.Remark;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.row.AccountRow;
import io.shopfleet.platform.PlatformDescriptor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Adopts the rows of accounts, each in a transaction of its own, and keeps account of it. */
final class GuideRows {

  private static final String ROWS = "SELECT to_jsonb(a)::text AS row FROM integration_accounts a";

  private static final String IDENTIFY =
      """
      UPDATE integration_accounts SET
        tenant_id = :tenant, environment = :environment, account_identifier = :shop
      WHERE id = :id AND version = 0
      """;

  private static final String HOLDER =
      """
      SELECT id FROM integration_accounts
      WHERE tenant_id = :tenant AND integration_id = :platform AND environment = :environment
        AND account_identifier = :shop AND archived_at IS NULL AND id <> :id
      """;

  private static final String OTHER_PRIMARY =
      """
      SELECT id FROM integration_accounts
      WHERE tenant_id = :tenant AND integration_id = :platform AND environment = :environment
        AND is_primary AND version > 0 AND id <> :id
      """;

  private static final String TOTALS =
      """
      INSERT INTO integration_sync_totals (
        account_id, sync_count, error_count, consecutive_errors, last_attempt_at, last_success_at,
        last_error
      ) SELECT
        id, sync_count, error_count, CASE WHEN :failed THEN 1 ELSE 0 END, last_sync_at,
        CASE WHEN :failed THEN NULL ELSE last_sync_at END, last_error
      FROM integration_accounts
      WHERE id = :id AND (sync_count > 0 OR last_sync_at IS NOT NULL)
      ON CONFLICT (account_id) DO NOTHING
      """;

  private static final String LEFT_IN_CLEAR =
      """
      SELECT integration_id FROM integrations
      WHERE jsonb_typeof(config -> 'credentials') = 'object' AND config -> 'credentials' <> '{}'
      ORDER BY integration_id
      """;

  private final Database database;
  private final CredentialStore credentials;
  private final Map<PlatformId, PlatformDescriptor> platforms;
  private final GuideReading reading;
  private final List<AccountId> adopted = new ArrayList<>();
  private final List<Remark> refused = new ArrayList<>();
  private final List<Remark> notes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private record Shop(PlatformId platform, ShopId shop) {

    static Shop of(Account account) {
      return new Shop(account.platform(), account.shopId());
    }
  }

  GuideRows(
      Database database,
      CredentialStore credentials,
      Map<PlatformId, PlatformDescriptor> platforms,
      GuideReading reading) {
    this.database = database;
    this.credentials = credentials;
    this.platforms = platforms;
    this.reading = reading;
  }

  AdoptionReport report(Found found, List<String> statements) {
    return new AdoptionReport(found, statements, adopted, refused, notes, warnings);
  }

  /** Says what {@link #adoptAll} would come to, on tables that are perhaps not yet converted. */
  void previewAll(Found found) throws SQLException {
    if (found == Found.NOTHING) {
      return;
    }
    boolean converted = found == Found.SHOPFLEETS;
    Map<Shop, AccountId> shops = new HashMap<>();
    for (GuideDocument row : waiting(converted)) {
      try {
        GuideAccount read = read(row);
        if (converted) {
          database.use((handle, dialect) -> free(handle, read.account()));
        }
        AccountId holder = shops.putIfAbsent(Shop.of(read.account()), read.account().id());
        if (holder != null) {
          throw taken(holder.value());
        }
        adopted(row, read);
      } catch (GuideRefusal e) {
        refused(row, e);
      }
    }
    lookForRest();
  }

  void adoptAll() throws SQLException {
    for (GuideDocument row : waiting(true)) {
      try {
        String id = row.text("id").orElseThrow();
        Optional<GuideAccount> account =
            database.transact((handle, dialect) -> adopt(handle, dialect, id));
        if (account.isPresent()) {
          adopted(row, account.get());
        }
      } catch (GuideRefusal e) {
        refused(row, e);
      } catch (SQLException e) {
        if (!Dialect.duplicate(e)) {
          throw e;
        }
        refused(
            row,
            new GuideRefusal(
                "somebody changed its shop or its primary mark at the same time; run this again"));
      }
    }
    lookForRest();
  }

  private List<GuideDocument> waiting(boolean converted) throws SQLException {
    // Of two rows of one shop, the one in use is adopted.
    String sql =
        ROWS
            + (converted ? " WHERE version = 0" : "")
            + " ORDER BY status = 'inactive', created_at, id::text";
    return database.use(
        (handle, dialect) ->
            handle
                .createQuery(sql)
                .map((row, context) -> GuideDocument.of(row.getString("row")))
                .list());
  }

  /**
   * The secrets are saved while the row is locked and before it changes: a crash between the two
   * leaves both, and the next run saves them again under the same id. Nobody else saves there,
   * because no account names that credential before its row has changed.
   */
  private Optional<GuideAccount> adopt(Handle handle, Dialect dialect, String id)
      throws SQLException {
    Optional<GuideDocument> row =
        handle
            .createQuery(ROWS + " WHERE id = :id AND version = 0 FOR UPDATE")
            .bind("id", id)
            .map((found, context) -> GuideDocument.of(found.getString("row")))
            .findFirst();
    if (row.isEmpty()) {
      return Optional.empty();
    }
    GuideAccount read = read(row.get());
    Account free = free(handle, read.account());
    boolean primary = free.primary() && another(handle, OTHER_PRIMARY, free).isEmpty();
    Account account = free.toBuilder().primary(primary).build();
    read.credential().ifPresent(this::save);
    bind(handle.createUpdate(IDENTIFY), account).execute();
    AccountRow.bind(handle.createUpdate(AccountRow.UPDATE), dialect, account).execute();
    boolean failed = row.get().text("status").orElse("").equals("error");
    handle.createUpdate(TOTALS).bind("id", id).bind("failed", failed).execute();
    return Optional.of(new GuideAccount(account, read.stored(), read.notes()));
  }

  private static Account free(Handle handle, Account account) {
    Optional<String> holder = another(handle, HOLDER, account);
    if (holder.isPresent()) {
      throw taken(holder.get());
    }
    return account;
  }

  private static GuideRefusal taken(String holder) {
    return new GuideRefusal("its shop is account " + holder + " already");
  }

  private void save(Credential credential) {
    if (credentials.save(credential.id(), 0, credential)) {
      return;
    }
    Optional<Credential> present = credentials.load(credential.id());
    long version = present.map(Credential::version).orElse(0L);
    boolean same = present.map(credential.withVersion(version)::equals).orElse(false);
    if (!same && !credentials.save(credential.id(), version, credential)) {
      throw new CredentialStoreException(
          "Credential "
              + credential.id()
              + " is saved by somebody else at the same time; run the adoption again");
    }
  }

  private GuideAccount read(GuideDocument row) {
    String platform = row.text("integration_id").orElse("");
    PlatformDescriptor descriptor =
        platform.isEmpty() ? null : platforms.get(new PlatformId(platform));
    if (descriptor == null) {
      throw new GuideRefusal(
          "platform \"" + platform + "\" was not handed in; its credentials stay in clear");
    }
    return reading.read(row, descriptor);
  }

  private static Optional<String> another(Handle handle, String sql, Account account) {
    return bind(handle.createQuery(sql).bind("platform", account.platform().value()), account)
        .mapTo(String.class)
        .findFirst();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Account account) {
    return statement
        .bind("id", account.id().value())
        .bind("tenant", account.tenant().value())
        .bind("environment", account.environment().name())
        .bind("shop", account.shopId().value());
  }

  private void adopted(GuideDocument row, GuideAccount account) {
    adopted.add(account.account().id());
    account.notes().forEach(note -> notes.add(remark(row, note)));
  }

  private void refused(GuideDocument row, GuideRefusal refusal) {
    refused.add(remark(row, refusal.reason()));
  }

  private static Remark remark(GuideDocument row, String text) {
    return new Remark(
        new AccountId(row.text("id").orElseThrow()), row.text("account_name").orElse(""), text);
  }

  // An account of the time before integration_accounts, which nobody emptied when it moved there.
  private void lookForRest() throws SQLException {
    database
        .use(
            (handle, dialect) ->
                new GuideCatalogue(handle).columns("integrations").containsKey("config")
                    ? handle.createQuery(LEFT_IN_CLEAR).mapTo(String.class).list()
                    : List.<String>of())
        .forEach(
            platform ->
                warnings.add(
                    "integrations.config of "
                        + platform
                        + " holds credentials in clear; remove them once its account is adopted"));
  }
}
