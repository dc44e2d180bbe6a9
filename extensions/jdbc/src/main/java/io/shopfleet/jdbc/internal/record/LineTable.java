package io.shopfleet.jdbc.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of the lines of records: their order lines, SKUs or refunds, numbered from 1.
 *
 * @param <R> the records
 * @param <L> the lines
 * @param name the table's name
 * @param lines the lines of a record
 * @param columns beside the account, the record's id and the number
 */
public record LineTable<R, L>(String name, Function<R, List<L>> lines, List<Column<L>> columns) {

  /** The values of a record's lines. */
  List<@Nullable Object[]> values(R item) {
    List<@Nullable Object[]> values = new ArrayList<>();
    for (L line : lines.apply(item)) {
      values.add(Column.values(columns, line));
    }
    return values;
  }
}
