/** Marketplace simulators, and the contract tests of every SPI. */
module io.shopfleet.testkit {
  // optional: for the contract tests alone
  requires static org.assertj.core;
  requires static transitive org.jspecify;
  requires static org.junit.jupiter.api;
  requires transitive io.shopfleet;
  requires com.squareup.moshi;
  requires java.logging;
  requires mockwebserver3;
  requires okhttp3;
  requires okio;

  exports io.shopfleet.testkit.contract;
  exports io.shopfleet.testkit.simulator;
  exports io.shopfleet.testkit.simulator.tiktok;
  exports io.shopfleet.testkit.simulator.tokopedia;
}
