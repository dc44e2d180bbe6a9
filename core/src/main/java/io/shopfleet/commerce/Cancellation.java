package io.shopfleet.commerce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order, or a part of it, that is called off or asked to be called off before the goods went
 * out. It is a fact of its own beside the order: one that was refused leaves the order as it was.
 * What comes back afterwards is a {@link ReturnRequest}.
 *
 * @param id the marketplace's id of the cancellation
 * @param orderId the marketplace's id of the order it is about
 * @param type whether somebody has to agree to it
 * @param status how far it has come
 * @param initiator who called it off
 * @param createdAt when it was called off, or asked to be
 * @param updatedAt when the marketplace last changed it
 * @param lines what it is about; empty if untold
 * @param refund what the buyer gets back in all; null if untold, or if nothing was paid
 * @param reason why, in the marketplace's own text; null if untold
 * @param deadline until when the seller has to act; null if there is nothing to do, or if untold
 * @param source the marketplace's own record
 */
public record Cancellation(
    String id,
    String orderId,
    CancellationType type,
    CancellationStatus status,
    Initiator initiator,
    Instant createdAt,
    Instant updatedAt,
    List<RefundLine> lines,
    @Nullable Money refund,
    @Nullable String reason,
    @Nullable Instant deadline,
    Object source) {

  public Cancellation {
    lines = List.copyOf(lines);
  }

  /** The marketplace's own record, if it is of the given type. */
  public <T> Optional<T> source(Class<T> type) {
    return type.isInstance(source) ? Optional.of(type.cast(source)) : Optional.empty();
  }
}
