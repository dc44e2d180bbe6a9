package io.shopfleet.dbscheduler;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.RescheduleUpdate;
import com.github.kagkarlsson.scheduler.task.ScheduledTaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import io.shopfleet.account.AccountId;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The tasks of one platform's accounts. Every change is made over the state that was read, or not
 * at all: db-scheduler's own client would overwrite what another node wrote in between. Safe for
 * concurrent use; blocks on the database and throws {@link SyncStoreException} if it does not
 * answer.
 */
final class TaskRows {

  private final TaskRepository repository;
  private final String task;

  TaskRows(TaskRepository repository, String task) {
    this.repository = repository;
    this.task = task;
  }

  Optional<TaskRow> find(AccountId account) {
    return asking(() -> repository.getExecution(task, account.value()).map(TaskRow::new));
  }

  Map<AccountId, TaskRow> all() {
    return asking(
        () -> {
          Map<AccountId, TaskRow> rows = new HashMap<>();
          repository.getScheduledExecutions(
              ScheduledExecutionsFilter.all(),
              task,
              execution -> {
                TaskRow row = new TaskRow(execution);
                rows.put(row.account(), row);
              });
          return rows;
        });
  }

  /**
   * @return false, and nothing changed, if there is one already
   */
  boolean create(AccountId account, Instant at, TaskData data) {
    TaskInstance<TaskData> instance = new TaskInstance<>(task, account.value(), data);
    return asking(() -> repository.createIfNotExists(new ScheduledTaskInstance(instance, at)));
  }

  /**
   * @return false, and nothing changed, if the row is no longer as it was read
   */
  boolean change(TaskRow row, Instant at, TaskData data) {
    RescheduleUpdate update = RescheduleUpdate.toExecutionTime(at).data(data).build();
    return unlessChanged(() -> repository.reschedule(row.execution(), update));
  }

  /**
   * @return false, and nothing changed, if the row is no longer as it was read
   */
  boolean remove(TaskRow row) {
    return unlessChanged(() -> repository.remove(row.execution()));
  }

  private static boolean unlessChanged(Runnable change) {
    return asking(
        () -> {
          try {
            change.run();
            return true;
          } catch (ExecutionException changedByOthers) {
            return false;
          }
        });
  }

  private static <T> T asking(Supplier<T> question) {
    try {
      return question.get();
    } catch (SQLRuntimeException | DbSchedulerException e) {
      throw new SyncStoreException(
          "The database of the engine's tasks does not answer, or lacks the table that"
              + " SchedulerSchema makes; see the cause",
          e);
    }
  }
}
