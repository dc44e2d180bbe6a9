package io.shopfleet.commerce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as all marketplaces have it. What this record does not say stands in the marketplace's
 * own record, reachable by {@link #source(Class)}.
 *
 * @param id the marketplace's order id
 * @param status neutral phase and the marketplace's own word
 * @param createdAt when the buyer placed it
 * @param updatedAt when the marketplace last changed it; null where the call that read it does not
 *     tell (Tokopedia's order list)
 * @param paidAt when it was paid; null if it is not, or if untold
 * @param total what the buyer pays in all
 * @param amounts the parts of the total
 * @param channel where the buyer was
 * @param lines what was bought
 * @param recipient where it goes; null if untold
 * @param cashOnDelivery whether the buyer pays at the door
 * @param sample whether it is a free sample for a creator
 * @param deadlines until when the seller has to act
 * @param source the marketplace's own record
 */
public record Order(
    String id,
    OrderStatus status,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant paidAt,
    Money total,
    OrderAmounts amounts,
    SalesChannel channel,
    List<OrderLine> lines,
    @Nullable Recipient recipient,
    boolean cashOnDelivery,
    boolean sample,
    OrderDeadlines deadlines,
    Object source) {

  public Order {
    lines = List.copyOf(lines);
  }

  /** All units of all lines. */
  public int units() {
    return lines.stream().mapToInt(OrderLine::quantity).sum();
  }

  /** The marketplace's own record, if it is of the given type. */
  public <T> Optional<T> source(Class<T> type) {
    return type.isInstance(source) ? Optional.of(type.cast(source)) : Optional.empty();
  }
}
