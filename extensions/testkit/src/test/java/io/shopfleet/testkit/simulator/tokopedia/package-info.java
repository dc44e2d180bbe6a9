/** Tests of the Tokopedia simulator over real HTTP, written from the wire contract. */
@NullMarked
package io.shopfleet.testkit.simulator.tokopedia;

import org.jspecify.annotations.NullMarked;
