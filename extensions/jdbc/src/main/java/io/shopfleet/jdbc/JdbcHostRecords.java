package io.shopfleet.jdbc;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.record.RecordTable;
import io.shopfleet.sync.HostRecords;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The versions in the tables that {@link JdbcSinks} fill. */
final class JdbcHostRecords implements HostRecords {

  // Far below the parameters that any database takes in a statement.
  private static final int ASKED_TOGETHER = 500;

  private final SyncStorage storage;
  private final Map<DataStream, RecordTable<?>> tables = new EnumMap<>(DataStream.class);

  /**
   * @param tables those whose records tell when they changed
   */
  JdbcHostRecords(Database database, List<RecordTable<?>> tables) {
    this.storage = new SyncStorage(database);
    tables.forEach(table -> this.tables.put(table.stream(), table));
  }

  @Override
  public Map<String, Version> versions(
      AccountId account, DataStream stream, Collection<String> recordIds) {
    RecordTable<?> table = tables.get(stream);
    List<String> asked = recordIds.stream().distinct().toList();
    if (table == null || asked.isEmpty()) {
      return Map.of();
    }
    return storage.use(
        "The stored " + stream + " of account " + account + " could not be compared",
        (handle, dialect) -> {
          Map<String, Version> found = new HashMap<>();
          for (int from = 0; from < asked.size(); from += ASKED_TOGETHER) {
            int to = Math.min(from + ASKED_TOGETHER, asked.size());
            handle
                .createQuery(selection(table))
                .bind("account", account.value())
                .bindList("ids", asked.subList(from, to))
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getString("id"),
                            new Version(
                                dialect.instant(row, "updated_at"), row.getString("status"))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
          }
          return found;
        });
  }

  private static String selection(RecordTable<?> table) {
    return "SELECT "
        + table.idColumn()
        + " AS id, updated_at, status FROM "
        + table.name()
        + " WHERE account_id = :account AND "
        + table.idColumn()
        + " IN (<ids>)";
  }
}
