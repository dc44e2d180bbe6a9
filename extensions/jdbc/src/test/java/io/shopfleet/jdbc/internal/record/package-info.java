/** Tests of which version of a record stays, and of the rows it becomes. */
@NullMarked
package io.shopfleet.jdbc.internal.record;

import org.jspecify.annotations.NullMarked;
