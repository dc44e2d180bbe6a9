/** The migrations that make Shopfleet's tables, and the history of those that were made. */
@NullMarked
package io.shopfleet.jdbc.internal.schema;

import org.jspecify.annotations.NullMarked;
