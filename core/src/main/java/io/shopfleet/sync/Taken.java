package io.shopfleet.sync;

/**
 * What a sink did with a batch.
 *
 * @param changed records that were news to it
 * @param unchanged records that it had already, in this version or a newer one
 */
public record Taken(long changed, long unchanged) {}
