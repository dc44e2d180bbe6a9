package io.shopfleet.sync;

import java.time.Instant;

/**
 * The resumable position of an account's stream.
 *
 * @param watermark everything the marketplace changed before this instant, less the overlap, was
 *     handed to the host
 * @param version grows by one with every save; 0 before the first
 */
public record Checkpoint(Instant watermark, long version) {}
