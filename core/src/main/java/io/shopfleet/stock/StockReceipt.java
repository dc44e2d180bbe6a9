package io.shopfleet.stock;

import java.util.List;

/**
 * What became of wishes when they were handed over. Of several wishes for the same SKU and
 * warehouse in one call only the last counts.
 *
 * @param queued rows that are to be sent
 * @param unchanged rows that the shop shows already, or that wait with the same quantity
 * @param refused rows for which the marketplace refused this very quantity before; they are not
 *     sent until {@link StockPublisher#retryRefused} or another wish
 * @param unknown rows whose availability is unknown; what was wished for them before still holds
 * @param superseded wishes that a later one of the same call replaced
 */
public record StockReceipt(
    int queued, int unchanged, int refused, List<StockKey> unknown, int superseded) {

  public StockReceipt {
    unknown = List.copyOf(unknown);
  }
}
