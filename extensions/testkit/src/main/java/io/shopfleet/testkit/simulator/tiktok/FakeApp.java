package io.shopfleet.testkit.simulator.tiktok;

/**
 * A developer application at the simulator.
 *
 * @param key the app key
 * @param secret the app secret, with which requests are signed
 */
public record FakeApp(String key, String secret) {

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "FakeApp[key=" + key + "]";
  }
}
