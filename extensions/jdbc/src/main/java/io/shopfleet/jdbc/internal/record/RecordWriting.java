package io.shopfleet.jdbc.internal.record;

import io.shopfleet.account.AccountId;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.record.RecordVersion.Effect;
import io.shopfleet.jdbc.internal.record.RowWriter.Field;
import io.shopfleet.jdbc.internal.record.RowWriter.Fixed;
import io.shopfleet.sync.Taken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes an account's records into their table, within one transaction at READ COMMITTED. What is
 * there already is read without a lock; only rows that are about to change are locked and looked at
 * again. A row that another transaction adds meanwhile makes this one fail with a duplicate key;
 * then it has to be done again as a whole.
 */
public final class RecordWriting {

  private static final Field ACCOUNT = new Field("account_id", ColumnType.ID);
  private static final Field LINE_NUMBER = new Field("line_number", ColumnType.NUMBER);

  private final RecordTable<?> table;
  private final AccountId account;
  private final Connection connection;
  private final Dialect dialect;
  private final RowWriter rows;
  private final Field id;

  public RecordWriting(
      RecordTable<?> table, AccountId account, Connection connection, Dialect dialect) {
    this.table = table;
    this.account = account;
    this.connection = connection;
    this.dialect = dialect;
    this.rows = new RowWriter(connection, dialect);
    this.id = new Field(table.idColumn(), table.idType());
  }

  /** Writes records in the order in which they were read, and tells what of it was news. */
  public Taken write(List<Candidate> candidates) throws SQLException {
    long changed = 0;
    List<Candidate> rest = candidates;
    while (!rest.isEmpty()) {
      SortedMap<String, Candidate> round = new TreeMap<>();
      List<Candidate> again = new ArrayList<>();
      for (Candidate candidate : rest) {
        if (round.putIfAbsent(candidate.id(), candidate) != null) {
          again.add(candidate);
        }
      }
      changed += writeDistinct(round);
      rest = again;
    }
    return new Taken(changed, candidates.size() - changed);
  }

  /** In the order of their ids, so that two that write the same do not wait in a circle. */
  private long writeDistinct(SortedMap<String, Candidate> candidates) throws SQLException {
    Map<String, RecordVersion> present = versions(List.copyOf(candidates.keySet()), false);
    List<Candidate> absent = new ArrayList<>();
    SortedMap<String, Candidate> news = new TreeMap<>();
    candidates.forEach(
        (key, candidate) -> {
          RecordVersion before = present.get(key);
          if (before == null) {
            absent.add(candidate);
          } else if (before.effectOf(candidate.version()) != Effect.NONE) {
            news.put(key, candidate);
          }
        });
    insert(absent);
    return absent.size() + (news.isEmpty() ? 0 : change(news));
  }

  private void insert(List<Candidate> candidates) throws SQLException {
    if (candidates.isEmpty()) {
      return;
    }
    List<Field> fields = Rows.joined(List.of(ACCOUNT, id), written());
    rows.insert(
        table.name(),
        fields,
        storedNow(),
        candidates.stream()
            .map(one -> Rows.joined(new @Nullable Object[] {account.value(), one.id()}, all(one)))
            .toList());
    insertLines(candidates);
  }

  private long change(SortedMap<String, Candidate> news) throws SQLException {
    Map<String, RecordVersion> locked = versions(List.copyOf(news.keySet()), true);
    List<Candidate> gone = new ArrayList<>();
    List<Candidate> replaced = new ArrayList<>();
    List<Candidate> statusTaken = new ArrayList<>();
    news.forEach(
        (key, candidate) -> {
          RecordVersion before = locked.get(key);
          if (before == null) {
            gone.add(candidate);
            return;
          }
          switch (before.effectOf(candidate.version())) {
            case REPLACED -> replaced.add(candidate);
            case STATUS_TAKEN -> statusTaken.add(candidate);
            case NONE -> {
              // somebody else was faster
            }
          }
        });
    insert(gone);
    update(replaced);
    updateStatus(statusTaken);
    return (long) gone.size() + replaced.size() + statusTaken.size();
  }

  private void update(List<Candidate> candidates) throws SQLException {
    if (candidates.isEmpty()) {
      return;
    }
    rows.update(
        table.name(),
        written(),
        storedNow(),
        List.of(ACCOUNT, id),
        candidates.stream().map(one -> Rows.joined(all(one), account.value(), one.id())).toList());
    deleteLines(candidates.stream().map(Candidate::id).toList());
    insertLines(candidates);
  }

  private void updateStatus(List<Candidate> candidates) throws SQLException {
    List<Column<RecordVersion>> columns = VersionColumns.ofStatus();
    rows.update(
        table.name(),
        Field.of(columns),
        storedNow(),
        List.of(ACCOUNT, id),
        candidates.stream()
            .map(
                one ->
                    Rows.joined(
                        Column.values(columns, one.version().asUndated()),
                        account.value(),
                        one.id()))
            .toList());
  }

  private void deleteLines(List<String> ids) throws SQLException {
    LineTable<?, ?> lines = table.lines();
    if (lines == null) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM "
                + lines.name()
                + " WHERE account_id = ? AND "
                + table.idColumn()
                + " = ?")) {
      for (String one : ids) {
        delete.setString(1, account.value());
        delete.setString(2, one);
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  private void insertLines(List<Candidate> candidates) throws SQLException {
    LineTable<?, ?> lines = table.lines();
    if (lines == null) {
      return;
    }
    List<@Nullable Object[]> all = new ArrayList<>();
    for (Candidate candidate : candidates) {
      long number = 0;
      for (@Nullable Object[] line : candidate.lines()) {
        number++;
        all.add(
            Rows.joined(new @Nullable Object[] {account.value(), candidate.id(), number}, line));
      }
    }
    List<Field> fields = Rows.joined(List.of(ACCOUNT, id, LINE_NUMBER), Field.of(lines.columns()));
    rows.insert(lines.name(), fields, null, all);
  }

  /** The versions of the rows that are there. */
  private Map<String, RecordVersion> versions(List<String> ids, boolean locked)
      throws SQLException {
    Map<String, RecordVersion> found = new LinkedHashMap<>();
    for (List<String> block : Blocks.padded(ids)) {
      try (PreparedStatement select =
          connection.prepareStatement(selection(block.size(), locked))) {
        bind(select, block);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            found.put(row.getString(table.idColumn()), VersionColumns.read(table, row, dialect));
          }
        }
      }
    }
    return found;
  }

  private String selection(int ids, boolean locked) {
    String columns =
        table.idColumn()
            + ", "
            + String.join(", ", VersionColumns.of(table).stream().map(Column::name).toList());
    return dialect == Dialect.POSTGRESQL
        ? oneByOne(columns, ids, locked)
        : "SELECT "
            + columns
            + " FROM "
            + table.name()
            + " WHERE "
            + table.idColumn()
            + " IN ("
            + "?, ".repeat(ids - 1)
            + "?) AND account_id = ?"
            + (locked ? " ORDER BY " + table.idColumn() + " FOR UPDATE" : "");
  }

  /**
   * PostgreSQL plans a prepared statement once. Planned while the table is young, IN would read all
   * rows of the account, and go on to do so until statistics are taken for the first time: all
   * through a first import. This can only be answered by looking up one id after the other.
   */
  private String oneByOne(String columns, int ids, boolean locked) {
    return "SELECT found.* FROM (VALUES "
        + "(?), ".repeat(ids - 1)
        + "(?)) AS asked (id) CROSS JOIN LATERAL (SELECT "
        + columns
        + " FROM "
        + table.name()
        + " WHERE "
        + table.idColumn()
        + " = asked.id AND account_id = ? OFFSET 0"
        + (locked ? " FOR UPDATE" : "")
        + ") AS found";
  }

  private void bind(PreparedStatement statement, List<String> ids) throws SQLException {
    int position = 1;
    for (String one : ids) {
      statement.setString(position, one);
      position++;
    }
    statement.setString(position, account.value());
  }

  private List<Field> written() {
    return Rows.joined(Field.of(VersionColumns.of(table)), Field.of(table.columns()));
  }

  private @Nullable Object[] all(Candidate candidate) {
    return Rows.joined(
        Column.values(VersionColumns.of(table), candidate.version()), candidate.values());
  }

  private Fixed storedNow() {
    return new Fixed("stored_at", dialect.now());
  }
}
