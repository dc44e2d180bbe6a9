package io.shopfleet.sync;

import io.shopfleet.commerce.DataStream;
import java.time.Instant;
import java.util.Set;

/**
 * What a run needs of its account's schedule that takes so long that it may be broken off, and that
 * new orders cannot wait for its end. Asked on the run's thread; may block on storage.
 */
interface LongRun {

  /** Nobody keeps its place, and nothing else is due. */
  LongRun ALONE =
      new LongRun() {
        @Override
        public Instant start(DataStream stream, Instant from) {
          return from;
        }

        @Override
        public void reached(DataStream stream, Instant position) {}

        @Override
        public Set<DataStream> due() {
          return Set.of();
        }
      };

  /** Where the reading of a stream's period begins. */
  Instant start(DataStream stream, Instant from);

  /** Notes that everything before an instant was handed over. */
  void reached(DataStream stream, Instant position);

  /** The streams whose changes are due by now, and are not from here on. */
  Set<DataStream> due();
}
