package io.shopfleet.jdbc.internal.record;

import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderLine;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.commerce.Recipient;
import io.shopfleet.jdbc.internal.record.RecordTable.Dating;
import io.shopfleet.jdbc.internal.row.JsonColumn;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Orders in {@code integration_orders}, what was bought in {@code integration_order_lines}. */
public final class OrderTable {

  private OrderTable() {}

  /**
   * @param sourceText what is kept of the marketplace's own record
   */
  public static RecordTable<Order> of(SourceText sourceText) {
    return new RecordTable<>(
        DataStream.ORDERS,
        "integration_orders",
        "order_id",
        ColumnType.ID,
        Order::id,
        new Dating<>(
            Order::updatedAt,
            order -> order.status().raw(),
            order -> order.status().phase(),
            OrderTable::rank),
        List.of(
            new Column<>("created_at", ColumnType.INSTANT, Order::createdAt),
            new Column<>("paid_at", ColumnType.INSTANT, Order::paidAt),
            new Column<>("currency", ColumnType.TEXT, order -> order.total().currency()),
            new Column<>("total_amount", ColumnType.AMOUNT, order -> order.total().amount()),
            part("items_amount", order -> order.amounts().items()),
            part("shipping_amount", order -> order.amounts().shipping()),
            part("seller_discount", order -> order.amounts().sellerDiscount()),
            part("platform_discount", order -> order.amounts().platformDiscount()),
            part("tax_amount", order -> order.amounts().tax()),
            new Column<>("channel", ColumnType.TEXT, order -> order.channel().name()),
            new Column<>("units", ColumnType.NUMBER, Order::units),
            new Column<>("cash_on_delivery", ColumnType.FLAG, Order::cashOnDelivery),
            new Column<>("free_sample", ColumnType.FLAG, Order::sample),
            recipient("recipient_name", Recipient::name),
            recipient("recipient_phone", Recipient::phone),
            recipient("recipient_address", Recipient::address),
            recipient("recipient_postal_code", Recipient::postalCode),
            recipient("recipient_region", Recipient::region),
            new Column<>("accept_by", ColumnType.INSTANT, order -> order.deadlines().accept()),
            new Column<>("ship_by", ColumnType.INSTANT, order -> order.deadlines().ship()),
            new Column<>("deliver_by", ColumnType.INSTANT, order -> order.deadlines().deliver()),
            sourceText.column(Order::source)),
        new LineTable<>(
            "integration_order_lines",
            Order::lines,
            List.of(
                new Column<>("line_ids", ColumnType.JSON, line -> JsonColumn.list(line.ids())),
                new Column<>("product_id", ColumnType.ID, OrderLine::productId),
                new Column<>("sku_id", ColumnType.ID, OrderLine::skuId),
                new Column<>("seller_sku", ColumnType.TEXT, OrderLine::sellerSku),
                new Column<>("name", ColumnType.TEXT, OrderLine::name),
                new Column<>("quantity", ColumnType.NUMBER, OrderLine::quantity),
                new Column<>("unit_price", ColumnType.AMOUNT, line -> line.unitPrice().amount()),
                new Column<>("currency", ColumnType.TEXT, line -> line.unitPrice().currency()),
                new Column<>("gift", ColumnType.FLAG, OrderLine::gift))));
  }

  private static int rank(String phase) {
    return phase.equals(Phase.UNKNOWN.name())
        ? RecordVersion.NO_RANK
        : Phase.valueOf(phase).ordinal();
  }

  /** A part of the total, in the total's currency. */
  private static Column<Order> part(String name, Function<Order, @Nullable Money> part) {
    return new Column<>(
        name,
        ColumnType.AMOUNT,
        order -> {
          Money money = part.apply(order);
          if (money != null && !money.currency().equals(order.total().currency())) {
            throw new UnfitRecordException(
                name + " is in another currency than the total; the table has one for both");
          }
          return money == null ? null : money.amount();
        });
  }

  private static Column<Order> recipient(String name, Function<Recipient, @Nullable String> value) {
    return new Column<>(
        name,
        ColumnType.TEXT,
        order -> order.recipient() == null ? null : value.apply(order.recipient()));
  }
}
