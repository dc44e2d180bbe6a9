package io.shopfleet.dbscheduler;

import com.github.kagkarlsson.scheduler.task.Execution;
import io.shopfleet.account.AccountId;
import java.time.Instant;

/**
 * The task of an account as it was when it was read.
 *
 * @param execution the row as db-scheduler reads it
 */
record TaskRow(Execution execution) {

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

  TaskData data() {
    return (TaskData) execution.taskInstance.getData();
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
