package io.shopfleet.dbscheduler;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a task after its execution.
 *
 * @param at when it is to run again; null if it is to go
 * @param data what it carries then
 * @param afterwards done once that is stored
 */
record Ending(@Nullable Instant at, TaskData data, Runnable afterwards) {

  static Ending gone(Runnable afterwards) {
    return new Ending(null, TaskData.BY_SCHEDULE, afterwards);
  }

  static Ending again(Instant at, TaskData data) {
    return new Ending(at, data, () -> {});
  }
}
