package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.AccountStatus;
import io.shopfleet.account.InvalidSettingException;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.credential.CredentialUpkeep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine for one node: looks every second which accounts are due and runs them on the executor,
 * the longest overdue first and no more than a bound at a time. Back-off is counted from the run
 * records, so it survives a restart as far as they do. Beside the runs it looks after the
 * credentials of idle accounts, in small steps.
 */
public final class InProcessSyncEngine implements SyncEngine {

  private static final Logger log = LoggerFactory.getLogger(InProcessSyncEngine.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(30);
  private static final int LISTED_TOGETHER = 500;

  private final AccountRegistry accounts;
  private final AccountSync sync;
  private final RunStore runs;
  private final ConnectionObserver observer;
  private final SettingsCascade settings;
  private final Clock clock;
  private final Executor executor;
  private final Semaphore permits;
  private final Schedule schedule;
  private final UpkeepSchedule upkeep;
  private final Map<AccountId, CompletableFuture<SyncRun>> running = new ConcurrentHashMap<>();
  private final Set<AccountId> dispatched = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile @Nullable ScheduledExecutorService ticker;
  private volatile @Nullable ScheduledFuture<?> ticking;

  /**
   * @param upkeep looks after the credentials of idle accounts
   * @param upkeepInterval time between the starts of two rounds of it
   * @param executor runs the accounts; each run blocks one of its threads, and the upkeep at most
   *     one more
   * @param bound how many accounts run at a time, from 1
   */
  public InProcessSyncEngine(
      AccountRegistry accounts,
      AccountSync sync,
      RunStore runs,
      ConnectionObserver observer,
      SettingsCascade settings,
      CredentialUpkeep upkeep,
      Duration upkeepInterval,
      Clock clock,
      Executor executor,
      int bound) {
    this.accounts = accounts;
    this.sync = sync;
    this.runs = runs;
    this.observer = observer;
    this.settings = settings;
    this.clock = clock;
    this.executor = executor;
    this.permits = new Semaphore(bound);
    this.schedule = new Schedule(runs);
    this.upkeep = new UpkeepSchedule(upkeep, upkeepInterval, clock);
  }

  @Override
  public void start() {
    if (closing.get() || !started.compareAndSet(false, true)) {
      return;
    }
    ScheduledExecutorService service = ticker();
    ticker = service;
    ticking =
        service.scheduleWithFixedDelay(this::tickSafely, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Starts the runs that are due now, as far as the bound allows, and returns without waiting for
   * them. Called every second once the engine was started; a host that has its own clock may call
   * it itself instead.
   *
   * @return how many runs were started
   */
  public int runDue() {
    Instant now = clock.instant();
    List<Due> overdue = new ArrayList<>();
    for (Account account : list(AccountQuery.all().onlyEnabled())) {
      if (account.status() == AccountStatus.INACTIVE) {
        continue;
      }
      Instant due = schedule.due(account.id(), interval(account));
      if (!due.isAfter(now) && !underWay(account.id())) {
        overdue.add(new Due(account.id(), due));
      }
    }
    overdue.sort(Comparator.comparing(Due::at));
    int count = 0;
    for (Due due : overdue) {
      if (closing.get() || !permits.tryAcquire()) {
        break;
      }
      if (dispatch(due.account())) {
        count++;
      }
    }
    return count;
  }

  /**
   * Hands the next step of the upkeep of credentials to the executor, if one is due and none is
   * under way, and returns without waiting for it. Called every second once the engine was started;
   * a host that has its own clock may call it itself instead.
   */
  public void tendDue() {
    if (!closing.get()) {
      upkeep.next(executor, closing::get);
    }
  }

  @Override
  public SyncRun syncNow(AccountId account) {
    if (accounts.find(account).isEmpty()) {
      throw new AccountNotFoundException(account);
    }
    return runFresh(account);
  }

  @Override
  public List<SyncRun> syncAll(AccountQuery query) {
    List<CompletableFuture<SyncRun>> futures = new ArrayList<>();
    for (Account account : list(query)) {
      if (!account.archived()) {
        // Here and not on the executor: its threads, blocked for permits, could keep the very
        // runs waiting that hold them.
        permits.acquireUninterruptibly();
        futures.add(submit(account.id()));
      }
    }
    return results(futures);
  }

  /** Runs an account on the executor; the permit is taken already. */
  private CompletableFuture<SyncRun> submit(AccountId account) {
    try {
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              return runFresh(account);
            } finally {
              permits.release();
            }
          },
          executor);
    } catch (RejectedExecutionException e) {
      permits.release();
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Waits for all of them, and only then fails if one could not even be started. */
  private static List<SyncRun> results(List<CompletableFuture<SyncRun>> futures) {
    List<SyncRun> ended = new ArrayList<>();
    @Nullable RuntimeException failed = null;
    for (CompletableFuture<SyncRun> future : futures) {
      try {
        ended.add(joined(future));
      } catch (AccountNotFoundException e) {
        // Archived since it was listed: no longer one of those that match.
        log.debug("Left out of the round", e);
      } catch (RuntimeException e) {
        failed = e;
      }
    }
    if (failed != null) {
      throw failed;
    }
    return ended;
  }

  @Override
  public void close() {
    closing.set(true);
    if (ticking != null) {
      ticking.cancel(false);
    }
    if (ticker != null) {
      ticker.shutdown();
    }
    CompletableFuture<?>[] open = running.values().toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(open).get(CLOSING.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.debug("Closed while runs were still under way", e);
    }
  }

  private record Due(AccountId account, Instant at) {}

  /** Whether a run of the account has begun, or waits for one of the executor's threads. */
  private boolean underWay(AccountId account) {
    return running.containsKey(account) || dispatched.contains(account);
  }

  /** Runs an account on the executor; the permit is taken already. */
  private boolean dispatch(AccountId account) {
    dispatched.add(account);
    try {
      executor.execute(
          () -> {
            try {
              if (!closing.get()) {
                runOrJoin(account, SyncRun.Trigger.SCHEDULE);
              }
            } catch (RuntimeException e) {
              // Runs do not throw; the registry may, and then the next look at the accounts says
              // so.
              log.warn("Account {} could not be run", account, e);
            } finally {
              dispatched.remove(account);
              permits.release();
            }
          });
      return true;
    } catch (RejectedExecutionException e) {
      dispatched.remove(account);
      permits.release();
      return false;
    }
  }

  /** A run that begins after the wish: what one under way has read may be older. */
  private SyncRun runFresh(AccountId account) {
    CompletableFuture<SyncRun> present = running.get(account);
    if (present != null) {
      awaitEnd(present);
    }
    return runOrJoin(account, SyncRun.Trigger.MANUAL);
  }

  private static void awaitEnd(CompletableFuture<SyncRun> run) {
    try {
      run.join();
    } catch (CancellationException | CompletionException e) {
      // However it ended, the way is free; its own caller is told.
      log.debug("The run before ended in failure", e);
    }
  }

  private SyncRun runOrJoin(AccountId account, SyncRun.Trigger trigger) {
    CompletableFuture<SyncRun> mine = new CompletableFuture<>();
    CompletableFuture<SyncRun> theirs = running.putIfAbsent(account, mine);
    if (theirs != null) {
      return joined(theirs);
    }
    SyncRun run;
    try {
      if (closing.get()) {
        throw new IllegalStateException("The engine is closed and starts no further run");
      }
      run = run(account, trigger);
    } catch (RuntimeException | Error e) {
      running.remove(account, mine);
      mine.completeExceptionally(e);
      throw e;
    }
    // Before it is told: who waited for the end and wants a fresh run must not meet this one.
    running.remove(account, mine);
    mine.complete(run);
    return run;
  }

  private static SyncRun joined(CompletableFuture<SyncRun> theirs) {
    try {
      return theirs.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private SyncRun run(AccountId id, SyncRun.Trigger trigger) {
    Account account =
        accounts
            .find(id)
            .filter(found -> !found.archived())
            .orElseThrow(() -> new AccountNotFoundException(id));
    SyncRun run = sync.run(account, trigger, closing::get);
    record(run);
    schedule.ran(run);
    return run;
  }

  private void record(SyncRun run) {
    leaveTrace(run, runs::add);
    // A run that was stopped because the engine closes says nothing about the shop.
    if (run.succeeded() || !closing.get()) {
      leaveTrace(run, observer::observe);
    }
  }

  private static void leaveTrace(SyncRun run, Consumer<SyncRun> trace) {
    try {
      trace.accept(run);
    } catch (RuntimeException e) {
      // The run itself is done and its records are the host's: only its trace is missing.
      log.warn("Run {} of account {} could not be recorded", run.id(), run.account(), e);
    }
  }

  private List<Account> list(AccountQuery query) {
    List<Account> all = new ArrayList<>();
    @Nullable AccountId after = null;
    do {
      AccountPage page = accounts.list(query, after, LISTED_TOGETHER);
      all.addAll(page.accounts());
      after = page.last();
    } while (after != null);
    return all;
  }

  private Duration interval(Account account) {
    try {
      return settings.get(account, SyncSettings.INTERVAL);
    } catch (InvalidSettingException e) {
      // Its run will fail and say why; the other accounts must not wait for the correction.
      return SyncSettings.INTERVAL.defaultValue();
    }
  }

  private void tickSafely() {
    try {
      runDue();
    } catch (RuntimeException e) {
      // A registry that does not answer now may answer in a second; the ticker must live on.
      log.warn("Could not look which accounts are due", e);
    }
    tendDue();
  }

  private static ScheduledExecutorService ticker() {
    return Executors.newSingleThreadScheduledExecutor(
        runnable -> {
          Thread thread = new Thread(runnable, "shopfleet-schedule");
          thread.setDaemon(true);
          return thread;
        });
  }
}
