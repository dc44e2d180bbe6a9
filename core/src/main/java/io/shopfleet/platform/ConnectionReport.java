package io.shopfleet.platform;

import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connection works.
 *
 * @param works whether it does
 * @param took how long the calls took
 * @param shop what the marketplace says about the shop; null if it does not work
 * @param failure why not; null if it works
 * @param message for the operator, with what to do; never holds a secret
 */
public record ConnectionReport(
    boolean works,
    Duration took,
    @Nullable ShopProfile shop,
    @Nullable FailureKind failure,
    String message) {}
