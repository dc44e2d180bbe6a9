/** The engine for several nodes, on db-scheduler and the host's own database. */
@NullMarked
package io.shopfleet.dbscheduler;

import org.jspecify.annotations.NullMarked;
