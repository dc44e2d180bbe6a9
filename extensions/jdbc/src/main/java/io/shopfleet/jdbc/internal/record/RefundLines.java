package io.shopfleet.jdbc.internal.record;

import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.RefundLine;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is returned or cancelled, and the money for it. */
final class RefundLines {

  private RefundLines() {}

  static <R> LineTable<R, RefundLine> table(String name, Function<R, List<RefundLine>> lines) {
    return new LineTable<>(
        name,
        lines,
        List.of(
            new Column<>("order_line_id", ColumnType.ID, RefundLine::orderLineId),
            new Column<>("sku_id", ColumnType.ID, RefundLine::skuId),
            new Column<>("quantity", ColumnType.NUMBER, RefundLine::quantity),
            amount(RefundLine::refund),
            currency(RefundLine::refund)));
  }

  static <R> Column<R> amount(Function<R, @Nullable Money> refund) {
    return new Column<>(
        "refund_amount",
        ColumnType.AMOUNT,
        item -> {
          Money money = refund.apply(item);
          return money == null ? null : money.amount();
        });
  }

  static <R> Column<R> currency(Function<R, @Nullable Money> refund) {
    return new Column<>(
        "refund_currency",
        ColumnType.TEXT,
        item -> {
          Money money = refund.apply(item);
          return money == null ? null : money.currency();
        });
  }
}
