/**
 * The engine for several nodes, on db-scheduler and the host's own database.
 *
 * <p>db-scheduler, Moshi and Okio are automatic modules with reserved names; none of their types
 * stands in an exported package.
 */
module io.shopfleet.dbscheduler {
  requires static transitive org.jspecify;
  requires transitive io.shopfleet;
  requires transitive java.sql;
  requires com.github.kagkarlsson.scheduler;
  requires com.squareup.moshi;
  requires okio;
  requires org.slf4j;

  exports io.shopfleet.dbscheduler;
}
