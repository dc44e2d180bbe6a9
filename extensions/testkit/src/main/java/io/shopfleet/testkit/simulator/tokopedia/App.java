package io.shopfleet.testkit.simulator.tokopedia;

/** A developer application as the console issued it. */
record App(long fsId, String clientId, String clientSecret) {

  @Override
  public String toString() {
    return "App[fsId=" + fsId + ", clientId=" + clientId + ", clientSecret=***]";
  }
}
