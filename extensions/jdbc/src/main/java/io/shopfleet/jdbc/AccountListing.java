package io.shopfleet.jdbc;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.row.AccountRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One page of accounts, begun after the last id of the page before. */
final class AccountListing {

  private final List<String> conditions = new ArrayList<>(List.of("version > 0"));
  private final Map<String, Object> values = new HashMap<>();
  private final int limit;

  AccountListing(AccountQuery query, @Nullable AccountId after, int limit) {
    this.limit = limit;
    if (after != null) {
      condition("id > :after", "after", after.value());
    }
    if (query.tenant() != null) {
      condition("tenant_id = :tenant", "tenant", query.tenant().value());
    }
    if (query.platform() != null) {
      condition("integration_id = :platform", "platform", query.platform().value());
    }
    if (query.environment() != null) {
      condition("environment = :environment", "environment", query.environment().name());
    }
    if (query.shop() != null) {
      condition("account_identifier = :shop", "shop", query.shop().value());
    }
    if (query.credential() != null) {
      condition("credential_id = :credential", "credential", query.credential().value());
    }
    if (query.enabled() != null) {
      condition("enabled = :enabled", "enabled", query.enabled());
    }
    if (!query.includeArchived()) {
      conditions.add("archived_at IS NULL");
    }
  }

  AccountPage page(Handle handle, Dialect dialect) {
    // One more than asked for tells whether there is another page.
    List<Account> found =
        handle
            .createQuery(
                "SELECT "
                    + AccountRow.COLUMNS
                    + " FROM integration_accounts WHERE "
                    + String.join(" AND ", conditions)
                    + " ORDER BY id LIMIT :rows")
            .bindMap(values)
            .bind("rows", limit + 1L)
            .map((row, context) -> AccountRow.read(row, dialect))
            .list();
    return found.size() <= limit
        ? new AccountPage(found, null)
        : new AccountPage(found.subList(0, limit), found.get(limit - 1).id());
  }

  private void condition(String sql, String name, Object value) {
    conditions.add(sql);
    values.put(name, value);
  }
}
