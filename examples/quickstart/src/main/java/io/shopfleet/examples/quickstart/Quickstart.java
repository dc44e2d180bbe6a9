package io.shopfleet.examples.quickstart;

import java.io.IOException;
import java.time.Clock;

/**
 * Five simulated shops on two marketplaces, synchronised through whatever goes wrong; or the shops
 * of a list, with {@code --config}.
 */
public final class Quickstart {

  private Quickstart() {}

  /**
   * Exit status 0 only if nothing is lost, doubled or stale; 2 if the command line makes no sense.
   */
  public static void main(String[] words) throws InterruptedException, IOException {
    System.exit(status(words));
  }

  private static int status(String... words) throws InterruptedException, IOException {
    try {
      Options options = Options.parse(words);
      boolean good =
          options.config() == null
              ? new Demonstration(options, System.out).run()
              : new RealShops(
                      options, ShopsFile.read(options.config()), Clock.systemUTC(), System.out)
                  .run();
      return good ? 0 : 1;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return 2;
    }
  }
}
