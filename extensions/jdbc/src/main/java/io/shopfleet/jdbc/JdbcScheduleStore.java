package io.shopfleet.jdbc;

import io.shopfleet.account.AccountId;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.row.ScheduleRow;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.sync.ScheduleStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Schedules in the table {@code integration_sync_schedules}. Every load and every save is one
 * statement; many accounts are loaded {@value #LOADED_TOGETHER} at a time. Ids of runs have at most
 * 255 characters. Instants are kept to the microsecond.
 */
public final class JdbcScheduleStore implements ScheduleStore {

  // Far below the parameters that any database takes in a statement.
  static final int LOADED_TOGETHER = 500;

  private static final String LOAD =
      "SELECT "
          + ScheduleRow.COLUMNS
          + " FROM integration_sync_schedules WHERE account_id = :account";
  private static final String LOAD_MANY =
      "SELECT "
          + ScheduleRow.COLUMNS
          + " FROM integration_sync_schedules WHERE account_id IN (<accounts>)";

  private final SyncStorage storage;

  /**
   * @param dataSource the host's, with Shopfleet's tables
   */
  public JdbcScheduleStore(DataSource dataSource) {
    this.storage = new SyncStorage(new Database(dataSource));
  }

  @Override
  public Optional<ScheduleState> load(AccountId account) {
    return storage.use(
        "The schedule of account " + account + " could not be read",
        (handle, dialect) ->
            handle
                .createQuery(LOAD)
                .bind("account", account.value())
                .map((row, context) -> ScheduleRow.read(row, dialect))
                .findFirst());
  }

  @Override
  public Map<AccountId, ScheduleState> load(Collection<AccountId> accounts) {
    List<String> asked = accounts.stream().map(AccountId::value).distinct().toList();
    if (asked.isEmpty()) {
      return Map.of();
    }
    return storage.use(
        "The schedules of " + asked.size() + " accounts could not be read",
        (handle, dialect) -> {
          Map<AccountId, ScheduleState> found = new HashMap<>();
          for (int from = 0; from < asked.size(); from += LOADED_TOGETHER) {
            int to = Math.min(from + LOADED_TOGETHER, asked.size());
            handle
                .createQuery(LOAD_MANY)
                .bindList("accounts", asked.subList(from, to))
                .map((row, context) -> ScheduleRow.read(row, dialect))
                .forEach(state -> found.put(state.account(), state));
          }
          return found;
        });
  }

  @Override
  public boolean save(ScheduleState state) {
    String trouble = "The schedule of account " + state.account() + " was perhaps not saved";
    if (state.version() == 0) {
      return storage.insert(
          trouble,
          (handle, dialect) ->
              ScheduleRow.bind(handle.createUpdate(ScheduleRow.INSERT), dialect, state).execute());
    }
    return storage.use(
        trouble,
        (handle, dialect) ->
            ScheduleRow.bind(handle.createUpdate(ScheduleRow.UPDATE), dialect, state).execute()
                == 1);
  }

  @Override
  public void erase(AccountId account) {
    storage.use(
        "The schedule of account " + account + " was perhaps not erased",
        (handle, dialect) ->
            handle
                .createUpdate("DELETE FROM integration_sync_schedules WHERE account_id = :account")
                .bind("account", account.value())
                .execute());
  }
}
