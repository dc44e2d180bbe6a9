/** The front door: {@link io.shopfleet.Shopfleet} and its builder. */
@NullMarked
package io.shopfleet;

import org.jspecify.annotations.NullMarked;
