/** The one tree of failures that callers of a marketplace meet. */
@NullMarked
package io.shopfleet.failure;

import org.jspecify.annotations.NullMarked;
