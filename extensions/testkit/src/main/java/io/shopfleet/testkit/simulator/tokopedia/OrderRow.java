package io.shopfleet.testkit.simulator.tokopedia;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What the simulator knows of one order, to be compared with what a host has stored. All instants
 * are true instants, not the Jakarta wall clock that the wire shows.
 *
 * @param shopId the shop that sold
 * @param orderId the order id, always above 2<sup>31</sup>
 * @param invoice the invoice number, with slashes
 * @param status the present status, see {@link OrderStatus}
 * @param createdAt when the buyer placed the order, to the microsecond; the order list shows whole
 *     seconds
 * @param updatedAt when the order last changed, to the microsecond
 * @param total what the buyer owes: goods and shipping
 * @param currency always {@code IDR}
 * @param units how many pieces were ordered, over all lines
 * @param listed whether the order ever reached {@link OrderStatus#PAID}, so that the order list
 *     shows it
 */
public record OrderRow(
    long shopId,
    long orderId,
    String invoice,
    int status,
    Instant createdAt,
    Instant updatedAt,
    BigDecimal total,
    String currency,
    int units,
    boolean listed) {}
