package io.shopfleet.jdbc.internal.record;

import io.shopfleet.commerce.DataStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The table of one stream's records.
 *
 * @param <R> the records
 * @param stream which stream
 * @param name the table's name
 * @param idColumn the column of the record's id, unique within the account
 * @param idType what that column holds
 * @param id a record's id
 * @param dating how versions are told apart by time and status; null if the records tell neither,
 *     then the last one counts
 * @param columns beside the account, the id and those of the version
 * @param lines the table of its lines; null if it has none
 */
public record RecordTable<R>(
    DataStream stream,
    String name,
    String idColumn,
    ColumnType idType,
    Function<R, String> id,
    @Nullable Dating<R> dating,
    List<Column<R>> columns,
    @Nullable LineTable<R, ?> lines) {

  /**
   * What tells which version a record is.
   *
   * @param <R> the records
   * @param updatedAt when the marketplace last changed it; null if untold
   * @param status the marketplace's own word
   * @param phase the neutral phase
   * @param rank how far a phase has come; {@link RecordVersion#NO_RANK} if that cannot be said
   */
  public record Dating<R>(
      Function<R, @Nullable Instant> updatedAt,
      Function<R, String> status,
      Function<R, Enum<?>> phase,
      ToIntFunction<String> rank) {}

  /** The names of the table and of that of its lines. */
  public List<String> names() {
    return lines == null ? List.of(name) : List.of(name, lines.name());
  }

  /**
   * A record as it will stand in the table.
   *
   * @throws UnfitRecordException if it cannot
   */
  public Candidate candidate(R item) {
    String key = (String) idType.fit(idColumn, id.apply(item));
    @Nullable Object[] values = Column.values(columns, item);
    List<@Nullable Object[]> rows = lines == null ? List.of() : lines.values(item);
    Fingerprint fingerprint = new Fingerprint().row(values);
    rows.forEach(fingerprint::row);
    return new Candidate(key, version(item, fingerprint), values, rows);
  }

  private RecordVersion version(R item, Fingerprint fingerprint) {
    if (dating == null) {
      return RecordVersion.unknown(fingerprint.text());
    }
    Instant told = dating.updatedAt().apply(item);
    Instant updatedAt = told == null ? null : told.truncatedTo(ChronoUnit.MICROS);
    String status = (String) ColumnType.TEXT.fit("status", dating.status().apply(item));
    String phase = dating.phase().apply(item).name();
    fingerprint.row(new @Nullable Object[] {updatedAt, status, phase});
    int rank = dating.rank().applyAsInt(phase);
    return new RecordVersion(updatedAt, false, status, phase, rank, fingerprint.text());
  }
}
