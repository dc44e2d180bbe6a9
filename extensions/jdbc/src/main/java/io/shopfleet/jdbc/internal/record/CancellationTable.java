package io.shopfleet.jdbc.internal.record;

import io.shopfleet.commerce.Cancellation;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.jdbc.internal.record.RecordTable.Dating;
import java.util.List;

/**
 * Cancellations in {@code integration_cancellations}, what they are about in {@code
 * integration_cancellation_lines}.
 */
public final class CancellationTable {

  private CancellationTable() {}

  /**
   * @param sourceText what is kept of the marketplace's own record
   */
  public static RecordTable<Cancellation> of(SourceText sourceText) {
    return new RecordTable<>(
        DataStream.CANCELLATIONS,
        "integration_cancellations",
        "cancellation_id",
        ColumnType.ID,
        Cancellation::id,
        new Dating<>(
            Cancellation::updatedAt,
            item -> item.status().raw(),
            item -> item.status().phase(),
            phase -> RecordVersion.NO_RANK),
        List.of(
            new Column<>("order_id", ColumnType.ID, Cancellation::orderId),
            new Column<>("type", ColumnType.TEXT, item -> item.type().raw()),
            new Column<>("kind", ColumnType.TEXT, item -> item.type().kind().name()),
            new Column<>("initiator", ColumnType.TEXT, item -> item.initiator().raw()),
            new Column<>("initiator_role", ColumnType.TEXT, item -> item.initiator().role().name()),
            new Column<>("created_at", ColumnType.INSTANT, Cancellation::createdAt),
            RefundLines.amount(Cancellation::refund),
            RefundLines.currency(Cancellation::refund),
            new Column<>("reason", ColumnType.TEXT, Cancellation::reason),
            new Column<>("deadline", ColumnType.INSTANT, Cancellation::deadline),
            sourceText.column(Cancellation::source)),
        RefundLines.table("integration_cancellation_lines", Cancellation::lines));
  }
}
