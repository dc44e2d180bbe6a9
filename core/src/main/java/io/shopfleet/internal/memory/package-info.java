/** In-memory defaults of the stores. Not API. */
@NullMarked
package io.shopfleet.internal.memory;

import org.jspecify.annotations.NullMarked;
