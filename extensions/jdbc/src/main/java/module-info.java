/**
 * Everything that a fleet remembers, in the host's own database.
 *
 * <p>JDBI, Moshi, Okio and Tink are automatic modules with reserved names; Flyway's name comes from
 * its file. None of their types stands in an exported package.
 */
@SuppressWarnings("requires-automatic") // flyway.core has no other name
module io.shopfleet.jdbc {
  requires static transitive org.jspecify;
  requires transitive io.shopfleet;
  requires transitive java.sql;
  // named modules that JDBI and Tink need, and cannot ask for, being automatic ones
  requires com.google.gson;
  requires io.leangen.geantyref;
  requires com.google.crypto.tink;
  requires com.squareup.moshi;
  requires flyway.core;
  requires okio;
  requires org.jdbi.v3.core;
  requires org.slf4j;

  exports io.shopfleet.jdbc;
  exports io.shopfleet.jdbc.adoption;
}
