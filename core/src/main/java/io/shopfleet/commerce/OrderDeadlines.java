package io.shopfleet.commerce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when the seller has to act; null where the marketplace names no such deadline.
 *
 * @param accept accept the order, or arrange its shipment
 * @param ship hand the parcel over
 * @param deliver have it delivered
 */
public record OrderDeadlines(
    @Nullable Instant accept, @Nullable Instant ship, @Nullable Instant deliver) {

  /** No deadline is known. */
  public static final OrderDeadlines NONE = new OrderDeadlines(null, null, null);
}
