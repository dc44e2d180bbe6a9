/** Neutral records of trade, with the marketplace's own record reachable beside them. */
@NullMarked
package io.shopfleet.commerce;

import org.jspecify.annotations.NullMarked;
