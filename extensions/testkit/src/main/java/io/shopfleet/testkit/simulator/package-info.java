/** The ground on which the marketplace simulators stand: server, clock, faults, journal, limits. */
@NullMarked
package io.shopfleet.testkit.simulator;

import org.jspecify.annotations.NullMarked;
