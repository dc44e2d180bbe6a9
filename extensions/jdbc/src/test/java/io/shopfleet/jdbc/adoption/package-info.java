/** Tests of adopting databases that were built by hand. */
@NullMarked
package io.shopfleet.jdbc.adoption;

import org.jspecify.annotations.NullMarked;
