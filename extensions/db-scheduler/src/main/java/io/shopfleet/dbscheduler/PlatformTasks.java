package io.shopfleet.dbscheduler;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.sync.RunControl;
import io.shopfleet.sync.RunControl.Directive;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks of one platform's accounts, and the scheduler that runs them on this node. Each
 * platform has its own, so that one that hangs keeps no other waiting.
 */
final class PlatformTasks {

  private static final Logger log = LoggerFactory.getLogger(PlatformTasks.class);

  private static final String PREFIX = "shopfleet-sync-";
  private static final Duration FOR_EVER = Duration.ofDays(1_000_000);
  private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);

  /** A run that is nearly taken for dead gives way: it cannot tell whether it is already. */
  private static final double NEARLY_DEAD = 0.75;

  private final AccountWork work;
  private final Clock clock;
  private final BooleanSupplier closing;
  private final TaskRows rows;
  private final BoundedThreads threads;
  private final Scheduler scheduler;

  /**
   * What the platforms of a node share.
   *
   * @param node how the node calls itself in the table
   * @param executor the host's threads
   * @param bound how many of them each platform may use at a time
   */
  record Node(
      String node,
      DataSource dataSource,
      TaskDatabase database,
      EngineTiming timing,
      Clock clock,
      Executor executor,
      int bound,
      BooleanSupplier closing) {}

  PlatformTasks(PlatformId platform, Node node, AccountWork work) {
    this.work = work;
    this.clock = node.clock();
    this.closing = node.closing();
    String name = PREFIX + URLEncoder.encode(platform.value(), StandardCharsets.UTF_8);
    CustomTask<TaskData> task =
        Tasks.custom(name, TaskData.class)
            .onDeadExecution(this::takeOver)
            .onFailure(this::holdBack)
            .execute(this::execute);
    JdbcCustomization database = new OwnTasksOnly(node.database().customization(), name);
    this.threads =
        new BoundedThreads(
            node.executor(), node.bound(), node.database().locksWhatItFetches(), this::look);
    this.rows =
        new TaskRows(
            new JdbcTaskRepository(
                node.dataSource(),
                true,
                database,
                SchedulerSchema.TABLE,
                new TaskResolver(SchedulerListeners.NOOP, clock::instant, List.of(task)),
                new SchedulerName.Fixed(node.node()),
                new TaskDataJson(),
                false,
                clock::instant),
            name);
    this.scheduler = scheduler(node, platform, task, database);
  }

  private Scheduler scheduler(
      Node node, PlatformId platform, CustomTask<TaskData> task, JdbcCustomization database) {
    ThreadFactory daemons = daemons("shopfleet-cluster-" + platform);
    return node.database()
        .polling(Scheduler.create(node.dataSource(), task))
        .tableName(SchedulerSchema.TABLE)
        .schedulerName(new SchedulerName.Fixed(node.node()))
        .jdbcCustomization(database)
        .serializer(new TaskDataJson())
        .clock(clock::instant)
        .threads(node.bound())
        .executorService(threads)
        .dueExecutor(Executors.newSingleThreadExecutor(daemons))
        // Two: a slow look for the dead must not keep the signs of life of the living.
        .housekeeperExecutor(Executors.newScheduledThreadPool(2, daemons))
        .pollingInterval(AT_LEAST_EVERY)
        .heartbeatInterval(node.timing().heartbeat())
        .missedHeartbeatsLimit(EngineTiming.MISSED)
        // Tasks of a platform that this node does not know are another node's, not rubbish.
        .deleteUnresolvedAfter(FOR_EVER)
        // It is waited for twice.
        .shutdownMaxWait(node.timing().closing().dividedBy(2))
        .failureLogging(LogLevel.WARN, true)
        .build();
  }

  private static ThreadFactory daemons(String name) {
    return runnable -> {
      Thread thread = new Thread(runnable, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  TaskRows rows() {
    return rows;
  }

  void start() {
    scheduler.start();
  }

  /** Looks for what is due now, if there is a thread for it. */
  void look() {
    if (closing.getAsBoolean()) {
      return;
    }
    threads.retry();
    if (threads.free()) {
      scheduler.triggerCheckForDueExecutions();
    }
  }

  /** Picks nothing more, waits for what runs, and gives signs of life of it to the last. */
  void stop() {
    scheduler.stop();
  }

  private CompletionHandler<TaskData> execute(
      TaskInstance<TaskData> instance, ExecutionContext context) {
    AccountId account = new AccountId(instance.getId());
    Execution picked = context.getExecution();
    // It may have waited for a thread for so long that another node has it by now.
    if (rows.find(account).filter(row -> row.same(picked)).isEmpty()) {
      log.debug("Account {} was taken over before its run began", account);
      return (complete, operations) -> {};
    }
    Ending ending =
        work.execute(account, instance.getData(), picked.executionTime, control(context));
    return (complete, operations) -> settle(ending, complete, operations);
  }

  private RunControl control(ExecutionContext context) {
    return () -> {
      if (closing.getAsBoolean()) {
        return Directive.STOP;
      }
      double dead = context.getCurrentlyExecuting().getHeartbeatState().getFractionDead();
      return dead < NEARLY_DEAD ? Directive.GO_ON : Directive.GIVE_WAY;
    };
  }

  private static void settle(
      Ending ending, ExecutionComplete complete, ExecutionOperations<TaskData> operations) {
    try {
      if (ending.at() == null) {
        operations.remove();
      } else {
        operations.reschedule(complete, ending.at(), ending.data());
      }
    } catch (ExecutionException takenOver) {
      log.debug("The task is another node's by now", takenOver);
    } finally {
      ending.afterwards().run();
    }
  }

  /** The execution threw, so the stores or the host's threads are in trouble. */
  private void holdBack(ExecutionComplete complete, ExecutionOperations<TaskData> operations) {
    operations.reschedule(complete, clock.instant().plus(AccountWork.HELD_BACK));
  }

  private void takeOver(ExecutionComplete complete, ExecutionOperations<TaskData> operations) {
    TaskRow dead = new TaskRow(complete.getExecution());
    TaskData data = dead.data();
    TaskData next = data instanceof TaskData.Wanted wanted ? wanted.again() : data;
    if (next.equals(TaskData.BY_SCHEDULE) && !next.equals(data)) {
      log.warn(
          "The run that was wanted of account {} died on {} nodes and is not begun again",
          dead.account(),
          TaskData.MOST_ATTEMPTS + 1);
    }
    try {
      operations.reschedule(complete, Turns.beforeSchedule(clock.instant()), next);
      log.debug("Account {} is taken over from {}", dead.account(), dead.execution().pickedBy);
    } catch (ExecutionException tookOver) {
      log.debug("Another node takes account {} over", dead.account(), tookOver);
    }
  }
}
