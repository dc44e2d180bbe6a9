/** The simulator seen from outside: raw HTTP, signed by the tests' own hand. */
@NullMarked
package io.shopfleet.testkit.simulator.tiktok;

import org.jspecify.annotations.NullMarked;
