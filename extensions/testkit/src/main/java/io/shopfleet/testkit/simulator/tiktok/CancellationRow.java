package io.shopfleet.testkit.simulator.tiktok;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A cancellation as the marketplace has it at this moment, in the few values by which two books are
 * compared.
 *
 * @param id the cancellation's id
 * @param orderId the order that it is about
 * @param type the wire's word, for example {@code BUYER_CANCEL}
 * @param status its status
 * @param createTime when it was asked for
 * @param updateTime when it changed last, in whole seconds
 * @param refund what the buyer gets back, in {@code currency}
 * @param currency the ISO code of the shop's currency
 * @param lineItemIds the units of the order that it is about
 */
public record CancellationRow(
    String id,
    String orderId,
    String type,
    CancelStatus status,
    Instant createTime,
    Instant updateTime,
    BigDecimal refund,
    String currency,
    List<String> lineItemIds) {

  /** Keeps a copy of the ids. */
  public CancellationRow {
    lineItemIds = List.copyOf(lineItemIds);
  }
}
