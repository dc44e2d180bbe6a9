package io.shopfleet.jdbc.internal.record;

import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.jdbc.internal.record.RecordTable.Dating;
import java.util.List;

/**
 * Returns in {@code integration_returns}, what they are about in {@code integration_return_lines}.
 */
public final class ReturnTable {

  private ReturnTable() {}

  /**
   * @param sourceText what is kept of the marketplace's own record
   */
  public static RecordTable<ReturnRequest> of(SourceText sourceText) {
    return new RecordTable<>(
        DataStream.RETURNS,
        "integration_returns",
        "return_id",
        ColumnType.ID,
        ReturnRequest::id,
        new Dating<>(
            ReturnRequest::updatedAt,
            item -> item.status().raw(),
            item -> item.status().phase(),
            phase -> RecordVersion.NO_RANK),
        List.of(
            new Column<>("order_id", ColumnType.ID, ReturnRequest::orderId),
            new Column<>("type", ColumnType.TEXT, item -> item.type().raw()),
            new Column<>("kind", ColumnType.TEXT, item -> item.type().kind().name()),
            new Column<>("initiator", ColumnType.TEXT, item -> item.initiator().raw()),
            new Column<>("initiator_role", ColumnType.TEXT, item -> item.initiator().role().name()),
            new Column<>("created_at", ColumnType.INSTANT, ReturnRequest::createdAt),
            RefundLines.amount(ReturnRequest::refund),
            RefundLines.currency(ReturnRequest::refund),
            new Column<>("reason", ColumnType.TEXT, ReturnRequest::reason),
            new Column<>("deadline", ColumnType.INSTANT, ReturnRequest::deadline),
            sourceText.column(ReturnRequest::source)),
        RefundLines.table("integration_return_lines", ReturnRequest::lines));
  }
}
