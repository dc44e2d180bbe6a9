package io.shopfleet.dbscheduler;

import java.time.Duration;
import java.time.Instant;

/**
 * Who goes first. Tasks run in the order of their times, so what is to go before the schedule gets
 * a time long before it: db-scheduler's priorities cannot change once a task is there, and cost an
 * index more.
 */
final class Turns {

  private static final Duration FIRST = Duration.ofDays(14_000);
  private static final Duration SECOND = Duration.ofDays(7_000);

  private Turns() {}

  /** Before everything else: somebody waits for it. */
  static Instant interactive(Instant now) {
    return now.minus(FIRST);
  }

  /** Before what the schedule says: rounds over many accounts, and runs that were broken off. */
  static Instant beforeSchedule(Instant now) {
    return now.minus(SECOND);
  }
}
