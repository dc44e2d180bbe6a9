package io.shopfleet.dbscheduler;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.UnknownPlatformException;
import io.shopfleet.sync.Chores;
import io.shopfleet.sync.EngineParts;
import io.shopfleet.sync.RunRequest;
import io.shopfleet.sync.SyncEngine;
import io.shopfleet.sync.SyncRun;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine for several nodes: one task for each account, in a table that all of them share. */
final class DbSchedulerSyncEngine implements SyncEngine {

  private static final Logger log = LoggerFactory.getLogger(DbSchedulerSyncEngine.class);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final EngineParts parts;
  private final EngineTiming timing;
  private final Map<PlatformId, PlatformTasks> platforms = new HashMap<>();
  private final LocalRuns local = new LocalRuns();
  private final RequestedRuns waiting;
  private final Timetable timetable;
  private final Chores chores;
  // A start that races with the close must leave nothing behind.
  private final ReentrantLock changing = new ReentrantLock();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  // Two: a slow look at ten thousand accounts must not keep the chores waiting.
  private final ScheduledExecutorService ticker =
      Executors.newScheduledThreadPool(2, DbSchedulerSyncEngine::daemon);

  DbSchedulerSyncEngine(
      EngineParts parts, DataSource dataSource, String node, EngineTiming timing) {
    this.parts = parts;
    this.timing = timing;
    PlatformTasks.Node here =
        new PlatformTasks.Node(
            node,
            dataSource,
            TaskDatabase.of(dataSource),
            timing,
            parts.clock(),
            parts.executor(),
            parts.bound(),
            closing::get);
    AccountWork work = new AccountWork(parts, local, closing::get);
    parts
        .platforms()
        .forEach(platform -> platforms.put(platform, new PlatformTasks(platform, here, work)));
    this.waiting = new RequestedRuns(closing::get);
    this.timetable = new Timetable(parts, platforms, closing::get);
    this.chores = new Chores(parts.chores(), parts.executor(), closing::get);
  }

  private static Thread daemon(Runnable runnable) {
    Thread thread = new Thread(runnable, "shopfleet-cluster");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void start() {
    changing.lock();
    try {
      if (!closing.get() && started.compareAndSet(false, true)) {
        platforms.values().forEach(PlatformTasks::start);
        repeat(this::updateTimetable, timing.look());
        repeat(this::tick, TICK);
      }
    } finally {
      changing.unlock();
    }
  }

  /** What it does is not waited for. */
  private void repeat(Runnable step, Duration pause) {
    var unused = ticker.scheduleWithFixedDelay(step, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void updateTimetable() {
    try {
      timetable.update();
      platforms.values().forEach(PlatformTasks::look);
    } catch (RuntimeException | Error e) {
      // Stores that do not answer now may answer in a while; what is planned goes on.
      log.warn("The tasks could not be brought in step with the accounts", e);
    }
  }

  private void tick() {
    try {
      platforms.values().forEach(PlatformTasks::look);
      chores.startDue();
    } catch (RuntimeException | Error e) {
      log.warn("A second's look failed", e);
    }
  }

  @Override
  public SyncRun run(AccountId account, RunRequest request) {
    refuseWithinARun();
    Account found =
        parts
            .accounts()
            .find(account)
            .filter(living -> !living.archived())
            .orElseThrow(() -> new AccountNotFoundException(account));
    return waiting.await(requested(found, request, Turns::interactive));
  }

  @Override
  public List<SyncRun> syncAll(AccountQuery query) {
    refuseWithinARun();
    List<Account> wanted =
        timetable.list(query).stream()
            .filter(account -> !account.archived() && !account.connectionState().givenUp())
            .toList();
    List<SyncRun> ended =
        waiting.awaitAll(
            wanted.stream()
                .filter(account -> platforms.containsKey(account.platform()))
                .map(account -> requested(account, RunRequest.now(null), Turns::beforeSchedule))
                .toList());
    for (Account account : wanted) {
      if (!platforms.containsKey(account.platform())) {
        // Said at the end: one account that only newer nodes know must not keep the others out.
        throw new UnknownPlatformException(account.platform());
      }
    }
    return ended;
  }

  /** Who waits on the thread of a run waits for himself, or for one who waits for his place. */
  private void refuseWithinARun() {
    if (local.onThisThread()) {
      throw new IllegalStateException(
          "Asked for within a run, by a listener or a sink: it would wait for itself;"
              + " ask on another thread, and do not wait for it here");
    }
  }

  private RequestedRun requested(Account account, RunRequest request, UnaryOperator<Instant> turn) {
    if (closing.get()) {
      throw new IllegalStateException("The engine is closed and starts no further run");
    }
    PlatformTasks tasks = platforms.get(account.platform());
    if (tasks == null) {
      throw new UnknownPlatformException(account.platform());
    }
    return new RequestedRun(parts, tasks, local, account, request, turn, timing.patience());
  }

  @Override
  public void pause(AccountId account) {
    parts.schedules().pause(account);
    bringInStep(account);
  }

  @Override
  public void resume(AccountId account) {
    parts.schedules().resume(account);
    bringInStep(account);
  }

  @Override
  public boolean cancel(AccountId account) {
    return parts.schedules().cancel(account);
  }

  @Override
  public void wake(AccountId account) {
    parts.schedules().wake(account);
    bringInStep(account);
  }

  private void bringInStep(AccountId account) {
    try {
      timetable.update(account);
    } catch (RuntimeException e) {
      // What was wanted is noted; the next look at all accounts does the rest.
      log.debug("The task of account {} follows later", account, e);
    }
  }

  @Override
  public void close() {
    if (!stopTicking()) {
      return;
    }
    List<Thread> stopping = platforms.values().stream().map(tasks -> daemon(tasks::stop)).toList();
    stopping.forEach(Thread::start);
    if (local.onThisThread()) {
      // A listener or a sink closes the engine: its own run ends after this only.
      return;
    }
    try {
      for (Thread thread : stopping) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean stopTicking() {
    changing.lock();
    try {
      boolean first = closing.compareAndSet(false, true);
      ticker.shutdown();
      return first;
    } finally {
      changing.unlock();
    }
  }
}
