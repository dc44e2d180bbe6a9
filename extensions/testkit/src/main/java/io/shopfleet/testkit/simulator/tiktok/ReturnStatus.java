package io.shopfleet.testkit.simulator.tiktok;

import java.util.EnumSet;
import java.util.Set;

/** The statuses of a return, as the official documentation names them, and the moves between. */
public enum ReturnStatus {
  /** The seller has to decide. */
  RETURN_OR_REFUND_REQUEST_PENDING,
  /** The seller offered a part of the money, and the buyer has to decide. */
  AWAITING_BUYER_RESPONSE,
  /** The seller refused. */
  REFUND_OR_RETURN_REQUEST_REJECT,
  /** Agreed; the buyer has to send the goods. */
  AWAITING_BUYER_SHIP,
  /** The goods are on their way back. */
  BUYER_SHIPPED_ITEM,
  /** The seller refused the goods that came back. */
  REJECT_RECEIVE_PACKAGE,
  /** Agreed for good; the money is about to go back. */
  RETURN_OR_REFUND_REQUEST_SUCCESS,
  /** Withdrawn or lapsed. */
  RETURN_OR_REFUND_REQUEST_CANCEL,
  /** The money went back. */
  RETURN_OR_REFUND_REQUEST_COMPLETE;

  /** Whether the platform lets a return go from this status to another one. */
  public boolean mayBecome(ReturnStatus next) {
    return next().contains(next);
  }

  /** Whether nothing comes after this status. */
  public boolean isFinal() {
    return next().isEmpty();
  }

  /** The statuses that can come next. */
  public Set<ReturnStatus> next() {
    return switch (this) {
      case RETURN_OR_REFUND_REQUEST_PENDING ->
          EnumSet.of(
              AWAITING_BUYER_RESPONSE,
              REFUND_OR_RETURN_REQUEST_REJECT,
              AWAITING_BUYER_SHIP,
              RETURN_OR_REFUND_REQUEST_SUCCESS,
              RETURN_OR_REFUND_REQUEST_CANCEL);
      case AWAITING_BUYER_RESPONSE ->
          EnumSet.of(
              RETURN_OR_REFUND_REQUEST_PENDING,
              RETURN_OR_REFUND_REQUEST_SUCCESS,
              RETURN_OR_REFUND_REQUEST_CANCEL);
      case REFUND_OR_RETURN_REQUEST_REJECT ->
          EnumSet.of(RETURN_OR_REFUND_REQUEST_SUCCESS, RETURN_OR_REFUND_REQUEST_CANCEL);
      case AWAITING_BUYER_SHIP -> EnumSet.of(BUYER_SHIPPED_ITEM, RETURN_OR_REFUND_REQUEST_CANCEL);
      case BUYER_SHIPPED_ITEM ->
          EnumSet.of(REJECT_RECEIVE_PACKAGE, RETURN_OR_REFUND_REQUEST_SUCCESS);
      case REJECT_RECEIVE_PACKAGE ->
          EnumSet.of(RETURN_OR_REFUND_REQUEST_SUCCESS, RETURN_OR_REFUND_REQUEST_CANCEL);
      case RETURN_OR_REFUND_REQUEST_SUCCESS -> EnumSet.of(RETURN_OR_REFUND_REQUEST_COMPLETE);
      case RETURN_OR_REFUND_REQUEST_CANCEL, RETURN_OR_REFUND_REQUEST_COMPLETE ->
          EnumSet.noneOf(ReturnStatus.class);
    };
  }

  /** The next status on the usual way of a return; this one when there is none. */
  ReturnStatus usualNext(boolean goodsGoBack) {
    return switch (this) {
      case RETURN_OR_REFUND_REQUEST_PENDING ->
          goodsGoBack ? AWAITING_BUYER_SHIP : RETURN_OR_REFUND_REQUEST_SUCCESS;
      case AWAITING_BUYER_SHIP -> BUYER_SHIPPED_ITEM;
      case AWAITING_BUYER_RESPONSE, BUYER_SHIPPED_ITEM -> RETURN_OR_REFUND_REQUEST_SUCCESS;
      case REFUND_OR_RETURN_REQUEST_REJECT,
          REJECT_RECEIVE_PACKAGE,
          RETURN_OR_REFUND_REQUEST_CANCEL ->
          RETURN_OR_REFUND_REQUEST_CANCEL;
      case RETURN_OR_REFUND_REQUEST_SUCCESS, RETURN_OR_REFUND_REQUEST_COMPLETE ->
          RETURN_OR_REFUND_REQUEST_COMPLETE;
    };
  }
}
