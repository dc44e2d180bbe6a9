package io.shopfleet.tiktokshop.internal.aftersales;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.RefundLine;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.commerce.ReturnStatus;
import io.shopfleet.commerce.ReturnStatus.Phase;
import io.shopfleet.commerce.ReturnType;
import io.shopfleet.tiktokshop.api.returnrefund.ReturnOrder;
import io.shopfleet.tiktokshop.api.returnrefund.ReturnOrder.RefundAmount;
import io.shopfleet.tiktokshop.api.returnrefund.ReturnOrder.ReturnLineItem;
import io.shopfleet.tiktokshop.api.returnrefund.ReturnOrder.SellerNextActionResponse;
import io.shopfleet.tiktokshop.internal.call.WireValues;

/** Puts TikTok Shop's returns into the neutral words. Stateless. */
final class ReturnRequestMapping {

  private ReturnRequestMapping() {}

  /**
   * The neutral return, with the platform's own record as its source.
   *
   * @param operation what brought it, for messages
   * @throws io.shopfleet.failure.MarketplaceException UNKNOWN, naming the field, if an amount is no
   *     number or something is missing without which it is no return
   */
  static ReturnRequest neutral(ReturnOrder told, Account account, String operation) {
    WireValues values = new WireValues(account, operation, "return " + told.returnId());
    RefundAmount refund = told.refundAmount();
    return new ReturnRequest(
        values.text(told.returnId(), "return_id"),
        values.text(told.orderId(), "order_id"),
        type(AfterSalesWords.raw(told.returnType())),
        status(AfterSalesWords.raw(told.returnStatus())),
        AfterSalesWords.initiator(AfterSalesWords.raw(told.role())),
        values.moment(told.createTime(), "create_time"),
        values.moment(told.updateTime(), "update_time"),
        told.returnLineItems().stream().map(item -> line(item, values)).toList(),
        refund == null
            ? null
            : values.moneyOrNull(
                refund.refundTotal(), refund.currency(), "refund_amount.refund_total"),
        AfterSalesWords.reason(told.returnReasonText(), told.returnReason()),
        AfterSalesWords.firstDeadline(
            told.sellerNextActionResponse().stream().map(SellerNextActionResponse::deadline)),
        told);
  }

  static ReturnType type(String word) {
    ReturnType.Kind kind =
        switch (word) {
          case "REFUND" -> ReturnType.Kind.REFUND;
          case "RETURN_AND_REFUND" -> ReturnType.Kind.RETURN_AND_REFUND;
          case "REPLACEMENT" -> ReturnType.Kind.REPLACEMENT;
          default -> ReturnType.Kind.UNKNOWN;
        };
    return new ReturnType(kind, word);
  }

  static ReturnStatus status(String word) {
    Phase phase =
        switch (word) {
          case "RETURN_OR_REFUND_REQUEST_PENDING", "REPLACEMENT_REQUEST_PENDING" -> Phase.REQUESTED;
          case "AWAITING_BUYER_RESPONSE" -> Phase.AWAITING_BUYER;
          case "AWAITING_BUYER_SHIP" -> Phase.AWAITING_SHIPMENT;
          case "BUYER_SHIPPED_ITEM" -> Phase.IN_TRANSIT;
          case "REJECT_RECEIVE_PACKAGE" -> Phase.PARCEL_REJECTED;
          case "REFUND_OR_RETURN_REQUEST_REJECT", "REPLACEMENT_REQUEST_REJECT" -> Phase.REJECTED;
          case "RETURN_OR_REFUND_REQUEST_SUCCESS", "REPLACEMENT_REQUEST_REFUND_SUCCESS" ->
              Phase.APPROVED;
          // The webhook's description writes CANCELLED, and once with two underscores.
          case "RETURN_OR_REFUND_REQUEST_CANCEL",
              "RETURN_OR_REFUND_REQUEST_CANCELLED",
              "RETURN_OR_REFUND__REQUEST_CANCELLED",
              "REPLACEMENT_REQUEST_CANCEL" ->
              Phase.CANCELLED;
          case "RETURN_OR_REFUND_REQUEST_COMPLETE", "REPLACEMENT_REQUEST_COMPLETE" ->
              Phase.COMPLETED;
          default -> Phase.UNKNOWN;
        };
    return new ReturnStatus(phase, word);
  }

  // The platform lists every unit as an item of its own, as it does in orders.
  private static RefundLine line(ReturnLineItem item, WireValues values) {
    ReturnLineItem.RefundAmount refund = item.refundAmount();
    return new RefundLine(
        WireValues.textOrNull(item.orderLineItemId()),
        values.text(item.skuId(), "return_line_items.sku_id"),
        1,
        refund == null
            ? null
            : values.moneyOrNull(
                refund.refundTotal(),
                refund.currency(),
                "return_line_items.refund_amount.refund_total"));
  }
}
