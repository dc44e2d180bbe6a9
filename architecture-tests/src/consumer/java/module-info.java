/** A host on the module path: compiled and run by ModulePathTest. */
module consumer {
  requires com.h2database;
  requires io.shopfleet;
  requires io.shopfleet.dbscheduler;
  requires io.shopfleet.jdbc;
  requires io.shopfleet.testkit;
  requires io.shopfleet.tiktokshop;
  requires io.shopfleet.tokopedia;
  requires java.naming;
}
