package io.shopfleet.sync;

import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderAmounts;
import io.shopfleet.commerce.OrderDeadlines;
import io.shopfleet.commerce.OrderStatus;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.commerce.SalesChannel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes small orders. */
final class Orders {

  private Orders() {}

  /** An order that was never touched since the buyer placed it. */
  static Order placed(String id, Instant at) {
    return order(id, Phase.AWAITING_SHIPMENT, at, at);
  }

  static Order order(String id, Phase phase, Instant created, @Nullable Instant updated) {
    return new Order(
        id,
        new OrderStatus(phase, phase.name()),
        created,
        updated,
        null,
        new Money(BigDecimal.valueOf(125_000), "IDR"),
        OrderAmounts.UNTOLD,
        SalesChannel.TOKOPEDIA,
        List.of(),
        null,
        false,
        false,
        OrderDeadlines.NONE,
        "the marketplace's own record of " + id);
  }
}
