package io.shopfleet.sync;

import java.time.Instant;

/**
 * How a stream is read in a run.
 *
 * @param movesCheckpoint whether what is read counts as read for the runs that follow
 * @param compares whether only what the host does not have is handed over
 * @param cutover records begun before it are not handed over
 */
record PassPolicy(boolean movesCheckpoint, boolean compares, Instant cutover) {}
