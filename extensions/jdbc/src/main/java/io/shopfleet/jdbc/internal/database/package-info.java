/** The host's database and its connections, whose SQL it speaks, and what its failures mean. */
@NullMarked
package io.shopfleet.jdbc.internal.database;

import org.jspecify.annotations.NullMarked;
