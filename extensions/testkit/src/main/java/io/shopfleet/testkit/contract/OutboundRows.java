package io.shopfleet.testkit.contract;

import io.shopfleet.stock.Exposure;
import io.shopfleet.stock.Lane;
import io.shopfleet.stock.OutboundRow;
import io.shopfleet.stock.OutboundRow.State;
import io.shopfleet.stock.StockKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of outgoing stock to test with. */
final class OutboundRows {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  private OutboundRows() {}

  static StockKey key(String sku) {
    return new StockKey(sku, "warehouse-1");
  }

  /** A row that nothing was done about yet. */
  static OutboundRow row(String sku) {
    return of(sku, Lane.LESS, State.WAITING, NOON, null);
  }

  static OutboundRow of(
      String sku, Lane lane, State state, Instant notBefore, @Nullable String item) {
    return new OutboundRow(
        key(sku),
        "product-of-" + sku,
        item,
        lane == Lane.ZERO ? 0 : 5,
        shown(lane),
        state,
        0,
        notBefore,
        null,
        null,
        0);
  }

  private static Exposure shown(Lane lane) {
    return switch (lane) {
      case ZERO, LESS -> Exposure.of(9);
      case UNCLEAR -> Exposure.UNKNOWN;
      case MORE -> Exposure.of(2);
    };
  }

  /** The same row with another quantity, to be saved over a version. */
  static OutboundRow desiring(OutboundRow row, long quantity, long version) {
    return new OutboundRow(
        row.key(),
        row.productId(),
        row.item(),
        quantity,
        row.shown(),
        row.state(),
        row.attempts(),
        row.notBefore(),
        row.writtenAt(),
        row.trouble(),
        version);
  }

  /** The same row in another state. */
  static OutboundRow in(State state, OutboundRow row) {
    return new OutboundRow(
        row.key(),
        row.productId(),
        row.item(),
        row.desired(),
        row.shown(),
        state,
        row.attempts(),
        row.notBefore(),
        row.writtenAt(),
        row.trouble(),
        row.version());
  }
}
