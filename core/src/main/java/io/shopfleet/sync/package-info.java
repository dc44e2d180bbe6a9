/** Bringing the shops' records to the host: engine, checkpoints, runs and sinks. */
@NullMarked
package io.shopfleet.sync;

import org.jspecify.annotations.NullMarked;
