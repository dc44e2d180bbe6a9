package io.shopfleet.commerce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer wants back or exchanged after the goods went out. It is a fact of its own beside the
 * order: an order may have several, and none of them may show in the order's status. What was
 * called off before the goods went out is a {@link Cancellation}.
 *
 * @param id the marketplace's id of the request
 * @param orderId the marketplace's id of the order it is about
 * @param type what is asked for
 * @param status how far it has come
 * @param initiator who asked
 * @param createdAt when it was asked for
 * @param updatedAt when the marketplace last changed it
 * @param lines what it is about; empty if untold
 * @param refund what the buyer gets back in all, perhaps less than the lines cost; null if untold
 * @param reason why, in the marketplace's own text; null if untold
 * @param deadline until when the seller has to act; null if there is nothing to do, or if untold
 * @param source the marketplace's own record
 */
public record ReturnRequest(
    String id,
    String orderId,
    ReturnType type,
    ReturnStatus status,
    Initiator initiator,
    Instant createdAt,
    Instant updatedAt,
    List<RefundLine> lines,
    @Nullable Money refund,
    @Nullable String reason,
    @Nullable Instant deadline,
    Object source) {

  public ReturnRequest {
    lines = List.copyOf(lines);
  }

  /** The marketplace's own record, if it is of the given type. */
  public <T> Optional<T> source(Class<T> type) {
    return type.isInstance(source) ? Optional.of(type.cast(source)) : Optional.empty();
  }
}
