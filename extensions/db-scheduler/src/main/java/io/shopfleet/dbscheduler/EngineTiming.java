package io.shopfleet.dbscheduler;

import java.time.Duration;

/**
 * How long things take in a cluster.
 *
 * @param heartbeat time between two signs of life of a run
 * @param look time between two looks at the registry, for accounts that are new, changed or gone
 * @param patience how long somebody waits for a run to be begun by any node
 * @param closing how long closing waits for runs to come to the border of a page
 */
record EngineTiming(Duration heartbeat, Duration look, Duration patience, Duration closing) {

  /** A run that missed as many signs of life is dead; db-scheduler allows no fewer. */
  static final int MISSED = 4;

  static final EngineTiming DEFAULT =
      new EngineTiming(
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofMinutes(10),
          Duration.ofSeconds(30));
}
