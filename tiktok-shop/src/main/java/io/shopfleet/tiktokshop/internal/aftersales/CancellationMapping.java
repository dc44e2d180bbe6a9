package io.shopfleet.tiktokshop.internal.aftersales;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.CancellationStatus;
import io.shopfleet.commerce.CancellationStatus.Phase;
import io.shopfleet.commerce.CancellationType;
import io.shopfleet.commerce.RefundLine;
import io.shopfleet.tiktokshop.api.returnrefund.Cancellation;
import io.shopfleet.tiktokshop.api.returnrefund.Cancellation.CancelLineItem;
import io.shopfleet.tiktokshop.api.returnrefund.Cancellation.RefundAmount;
import io.shopfleet.tiktokshop.api.returnrefund.Cancellation.SellerNextActionResponse;
import io.shopfleet.tiktokshop.internal.call.WireValues;

/** Puts TikTok Shop's cancellations into the neutral words. Stateless. */
final class CancellationMapping {

  private CancellationMapping() {}

  /**
   * The neutral cancellation, with the platform's own record as its source.
   *
   * @param operation what brought it, for messages
   * @throws io.shopfleet.failure.MarketplaceException UNKNOWN, naming the field, if an amount is no
   *     number or something is missing without which it is no cancellation
   */
  static io.shopfleet.commerce.Cancellation neutral(
      Cancellation told, Account account, String operation) {
    WireValues values = new WireValues(account, operation, "cancellation " + told.cancelId());
    RefundAmount refund = told.refundAmount();
    return new io.shopfleet.commerce.Cancellation(
        values.text(told.cancelId(), "cancel_id"),
        values.text(told.orderId(), "order_id"),
        type(AfterSalesWords.raw(told.cancelType())),
        status(AfterSalesWords.raw(told.cancelStatus())),
        AfterSalesWords.initiator(AfterSalesWords.raw(told.role())),
        values.moment(told.createTime(), "create_time"),
        values.moment(told.updateTime(), "update_time"),
        told.cancelLineItems().stream().map(item -> line(item, values)).toList(),
        refund == null
            ? null
            : values.moneyOrNull(
                refund.refundTotal(), refund.currency(), "refund_amount.refund_total"),
        AfterSalesWords.reason(told.cancelReasonText(), told.cancelReason()),
        AfterSalesWords.firstDeadline(
            told.sellerNextActionResponse().stream().map(SellerNextActionResponse::deadline)),
        told);
  }

  static CancellationType type(String word) {
    CancellationType.Kind kind =
        switch (word) {
          case "CANCEL" -> CancellationType.Kind.AT_ONCE;
          case "BUYER_CANCEL" -> CancellationType.Kind.REQUEST;
          default -> CancellationType.Kind.UNKNOWN;
        };
    return new CancellationType(kind, word);
  }

  static CancellationStatus status(String word) {
    Phase phase =
        switch (word) {
          case "CANCELLATION_REQUEST_PENDING" -> Phase.REQUESTED;
          case "CANCELLATION_REQUEST_SUCCESS" -> Phase.APPROVED;
          // The filter knows the one word, the answer the other.
          case "CANCELLATION_REQUEST_CANCEL", "CANCELLATION_REQUEST_CANCELLED" -> Phase.CANCELLED;
          case "CANCELLATION_REQUEST_COMPLETE" -> Phase.COMPLETED;
          default -> Phase.UNKNOWN;
        };
    return new CancellationStatus(phase, word);
  }

  // The platform lists every unit as an item of its own, as it does in orders.
  private static RefundLine line(CancelLineItem item, WireValues values) {
    CancelLineItem.RefundAmount refund = item.refundAmount();
    return new RefundLine(
        WireValues.textOrNull(item.orderLineItemId()),
        values.text(item.skuId(), "cancel_line_items.sku_id"),
        1,
        refund == null
            ? null
            : values.moneyOrNull(
                refund.refundTotal(),
                refund.currency(),
                "cancel_line_items.refund_amount.refund_total"));
  }
}
