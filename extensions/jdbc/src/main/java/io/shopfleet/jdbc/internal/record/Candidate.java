package io.shopfleet.jdbc.internal.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way into its table.
 *
 * @param id the record's id
 * @param version which version it is
 * @param values the columns' values, in their order
 * @param lines the values of its lines
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier within this package, never compared
public record Candidate(
    String id, RecordVersion version, @Nullable Object[] values, List<@Nullable Object[]> lines) {}
