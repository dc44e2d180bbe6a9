/** A host on the module path: compiled and run by ModulePathTest. */
module consumer {
  requires io.shopfleet;
  requires io.shopfleet.testkit;
  requires io.shopfleet.tiktokshop;
  requires io.shopfleet.tokopedia;
}
