package io.shopfleet.jdbc.internal.record;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column and where its value comes from.
 *
 * @param <R> what stands in a row
 * @param name its name
 * @param type what it holds
 * @param value the value of a row; null where it is untold
 */
public record Column<R>(String name, ColumnType type, Function<R, @Nullable Object> value) {

  /**
   * The values of a row, as the columns will hold them.
   *
   * @throws UnfitRecordException if one of them cannot
   */
  static <R> @Nullable Object[] values(List<Column<R>> columns, R row) {
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Column<R> column = columns.get(i);
      Object value = column.value.apply(row);
      values[i] = value == null ? null : column.type.fit(column.name, value);
    }
    return values;
  }
}
