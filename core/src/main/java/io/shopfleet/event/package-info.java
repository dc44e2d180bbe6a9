/** What happens in the fleet, told as data to one listener. */
@NullMarked
package io.shopfleet.event;

import org.jspecify.annotations.NullMarked;
