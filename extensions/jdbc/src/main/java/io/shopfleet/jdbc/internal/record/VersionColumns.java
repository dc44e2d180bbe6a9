package io.shopfleet.jdbc.internal.record;

import io.shopfleet.jdbc.internal.database.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that tell which version a row holds. */
final class VersionColumns {

  private static final Column<RecordVersion> FINGERPRINT =
      new Column<>("fingerprint", ColumnType.TEXT, RecordVersion::fingerprint);
  private static final Column<RecordVersion> UPDATED_AT =
      new Column<>("updated_at", ColumnType.INSTANT, RecordVersion::updatedAt);
  private static final Column<RecordVersion> UNDATED =
      new Column<>("undated", ColumnType.FLAG, RecordVersion::undated);
  private static final Column<RecordVersion> STATUS =
      new Column<>("status", ColumnType.TEXT, RecordVersion::status);
  private static final Column<RecordVersion> PHASE =
      new Column<>("phase", ColumnType.TEXT, RecordVersion::phase);

  private VersionColumns() {}

  static List<Column<RecordVersion>> of(RecordTable<?> table) {
    return table.dating() == null
        ? List.of(FINGERPRINT)
        : List.of(UPDATED_AT, UNDATED, STATUS, PHASE, FINGERPRINT);
  }

  /** Those that change when only the status is taken over. */
  static List<Column<RecordVersion>> ofStatus() {
    return List.of(UNDATED, STATUS, PHASE, FINGERPRINT);
  }

  static RecordVersion read(RecordTable<?> table, ResultSet row, Dialect dialect)
      throws SQLException {
    String fingerprint = row.getString(FINGERPRINT.name());
    RecordTable.@Nullable Dating<?> dating = table.dating();
    if (dating == null) {
      return RecordVersion.unknown(fingerprint);
    }
    String phase = row.getString(PHASE.name());
    return new RecordVersion(
        dialect.instant(row, UPDATED_AT.name()),
        row.getBoolean(UNDATED.name()),
        row.getString(STATUS.name()),
        phase,
        dating.rank().applyAsInt(phase),
        fingerprint);
  }
}
