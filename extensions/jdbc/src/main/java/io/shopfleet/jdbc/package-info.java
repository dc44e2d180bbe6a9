/** Everything that a fleet remembers, in the host's own database. */
@NullMarked
package io.shopfleet.jdbc;

import org.jspecify.annotations.NullMarked;
