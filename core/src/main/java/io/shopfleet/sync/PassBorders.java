package io.shopfleet.sync;

import java.time.Instant;

/** What a pass over a stream asks and tells between its pages. */
interface PassBorders {

  /**
   * A page was read and is to be handed over.
   *
   * @throws RunEndedException if the run is to end here
   */
  void atPage();

  /**
   * A page was handed over and all that belongs to it is done; the next one is not read yet.
   *
   * @throws RunEndedException if the run is to end here
   */
  void afterPage();

  /** Everything of the stream up to an instant was handed over. */
  void reached(Instant position);
}
