/** Tests of what is written into rows. */
@NullMarked
package io.shopfleet.jdbc.internal.row;

import org.jspecify.annotations.NullMarked;
