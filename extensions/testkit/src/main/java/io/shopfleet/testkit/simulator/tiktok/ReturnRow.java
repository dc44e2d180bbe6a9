package io.shopfleet.testkit.simulator.tiktok;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A return as the marketplace has it at this moment, in the few values by which two books are
 * compared.
 *
 * @param id the return's id
 * @param orderId the order that it is about
 * @param type the wire's word, for example {@code RETURN_AND_REFUND}
 * @param status its status
 * @param createTime when it was asked for
 * @param updateTime when it changed last, in whole seconds
 * @param refund what the buyer gets back, in {@code currency}
 * @param currency the ISO code of the shop's currency
 * @param lineItemIds the units of the order that it is about
 */
public record ReturnRow(
    String id,
    String orderId,
    String type,
    ReturnStatus status,
    Instant createTime,
    Instant updateTime,
    BigDecimal refund,
    String currency,
    List<String> lineItemIds) {

  /** Keeps a copy of the ids. */
  public ReturnRow {
    lineItemIds = List.copyOf(lineItemIds);
  }
}
