/** Tests of connections and dialects. */
@NullMarked
package io.shopfleet.jdbc.internal.database;

import org.jspecify.annotations.NullMarked;
