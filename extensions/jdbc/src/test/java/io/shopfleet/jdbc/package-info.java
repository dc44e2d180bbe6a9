/** Tests of what rests in a database, on real ones. */
@NullMarked
package io.shopfleet.jdbc;

import org.jspecify.annotations.NullMarked;
