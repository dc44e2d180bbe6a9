/** Exclusive use of a credential among all nodes, by a lock that the database keeps. */
@NullMarked
package io.shopfleet.jdbc.internal.lock;

import org.jspecify.annotations.NullMarked;
