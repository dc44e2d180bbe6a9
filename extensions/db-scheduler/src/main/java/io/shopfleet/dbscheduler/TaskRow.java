package io.shopfleet.dbscheduler;

import com.github.kagkarlsson.scheduler.task.Execution;
import io.shopfleet.account.AccountId;
import java.time.Duration;
import java.time.Instant;

/**
 * The task of an account as it was when it was read.
 *
 * @param execution the row as db-scheduler reads it
 */
record TaskRow(Execution execution) {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  AccountId account() {
    return new AccountId(execution.getId());
  }

  /** When it is to run. */
  Instant at() {
    return execution.getExecutionTime();
  }

  /** Whether a node has it. */
  boolean picked() {
    return execution.isPicked();
  }

  /** Whether its last execution on any node broke down. */
  boolean brokeDown() {
    return execution.consecutiveFailures > 0;
  }

  TaskData data() {
    return (TaskData) execution.taskInstance.getData();
  }

  /**
   * Whether a request in it waits for a time that nobody gave it: the clock went back since it was
   * held back for a little while.
   */
  boolean waitsInVain(Instant now) {
    return !picked()
        && data() instanceof TaskData.Wanted
        && at().isAfter(now.plus(AccountWork.HELD_BACK).plus(CLOCKS_DIFFER));
  }

  /** Whether it is nobody's, and nothing but the schedule is in it. */
  boolean idle() {
    return !picked() && data() instanceof TaskData.BySchedule;
  }

  /** Whether the given one is this very state of it. */
  boolean same(Execution other) {
    return picked() && execution.version == other.version;
  }
}
