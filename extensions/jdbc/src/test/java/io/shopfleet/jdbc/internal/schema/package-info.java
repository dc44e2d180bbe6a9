/** Tests of the migrations that the jar holds. */
@NullMarked
package io.shopfleet.jdbc.internal.schema;

import org.jspecify.annotations.NullMarked;
