/** A TikTok Shop of one's own: the wire contract of the marketplace with state, for tests. */
@NullMarked
package io.shopfleet.testkit.simulator.tiktok;

import org.jspecify.annotations.NullMarked;
