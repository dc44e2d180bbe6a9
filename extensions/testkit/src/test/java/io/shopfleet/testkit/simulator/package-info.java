/** What all simulators have in common, tried through real HTTP. */
@NullMarked
package io.shopfleet.testkit.simulator;

import org.jspecify.annotations.NullMarked;
