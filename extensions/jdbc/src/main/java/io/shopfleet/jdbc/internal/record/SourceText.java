package io.shopfleet.jdbc.internal.record;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is kept of the marketplaces' own records. */
@FunctionalInterface
public interface SourceText {

  /** The text of a marketplace's own record; null for nothing. */
  @Nullable String of(Object source);

  /** The column for it. */
  default <R> Column<R> column(Function<R, Object> source) {
    return new Column<>("source_record", ColumnType.TEXT, record -> of(source.apply(record)));
  }
}
