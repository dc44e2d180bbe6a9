package io.shopfleet.testkit.simulator.tiktok;

import java.math.BigDecimal;
import java.util.List;

/** Writes returns and cancellations with the documented fields. */
final class CaseJson {
  private static final long TWO_DAYS = 172_800;

  private final Market market;

  CaseJson(Market market) {
    this.market = market;
  }

  void returned(JsonFields json, CaseState one) {
    boolean goodsGoBack = one.type().equals("RETURN_AND_REFUND");
    json.text("return_id", one.id())
        .text("order_id", one.order().id())
        .text("return_type", one.type())
        .text("return_status", one.status())
        .text("role", one.role())
        .text("return_reason", "ecom_order_delivered_refund_and_return_reason")
        .text("return_reason_text", one.reason())
        .text("shipment_type", goodsGoBack ? "PLATFORM" : null)
        .text("handover_method", goodsGoBack ? "DROP_OFF" : null)
        .text("return_method", goodsGoBack ? "PLATFORM_SHIPPED" : null)
        .flag("can_buyer_keep_item", !goodsGoBack)
        .flag("is_combined_return", false)
        .number("create_time", one.createTime())
        .number("update_time", one.updateTime())
        .object("refund_amount", refund -> refund(refund, one.refund()))
        .list(
            "return_line_items",
            one.items(),
            (item, unit) -> {
              item.text("return_line_item_id", one.id() + unit.number());
              lineItem(item, one, unit);
            });
    if (one.status().equals(ReturnStatus.RETURN_OR_REFUND_REQUEST_PENDING.name())) {
      String action = goodsGoBack ? "SELLER_RESPOND_RETURN" : "SELLER_RESPOND_REFUND";
      nextAction(json, action, one.createTime() + TWO_DAYS);
    }
  }

  void cancelled(JsonFields json, CaseState one) {
    json.text("cancel_id", one.id())
        .text("order_id", one.order().id())
        .text("cancel_type", one.type())
        .text("cancel_status", one.status())
        .text("role", one.role())
        .text("cancel_reason", "ecom_order_to_ship_canceled_reason")
        .text("cancel_reason_text", one.reason())
        .number("create_time", one.createTime())
        .number("update_time", one.updateTime())
        .object("refund_amount", refund -> refund(refund, one.refund()))
        .list(
            "cancel_line_items",
            one.items(),
            (item, unit) -> {
              item.text("cancel_line_item_id", one.id() + unit.number());
              lineItem(item, one, unit);
            });
    if (one.status().equals(CancelStatus.CANCELLATION_REQUEST_PENDING.name())) {
      nextAction(json, "SELLER_RESPOND_CANCEL", one.createTime() + TWO_DAYS);
    }
  }

  private void lineItem(JsonFields json, CaseState one, OrderJson.Unit unit) {
    LineState line = unit.line();
    json.text("order_line_item_id", unit.id(one.order()))
        .text("sku_id", line.skuId())
        .text("sku_name", line.skuName())
        .text("product_name", line.productName())
        .text("seller_sku", line.sellerSku())
        .object("refund_amount", refund -> refund(refund, line.salePrice()))
        .object(
            "product_image",
            image ->
                image
                    .text("url", "https://p16-oec-va.ibyteimg.com/" + line.image())
                    .number("width", 200)
                    .number("height", 200));
  }

  private void refund(JsonFields json, BigDecimal amount) {
    json.text("currency", market.currency())
        .money("refund_total", amount)
        .money("refund_subtotal", amount)
        .text("refund_shipping_fee", "0")
        .text("refund_tax", "0");
  }

  private static void nextAction(JsonFields json, String action, long deadline) {
    json.list(
        "seller_next_action_response",
        List.of(action),
        (row, word) -> row.text("action", word).number("deadline", deadline));
  }
}
