package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.AccountStatus;
import io.shopfleet.account.PlatformId;
import io.shopfleet.sync.KnownSchedules.Due;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine for one node: looks every second which accounts are due and runs them on the executor,
 * the longest overdue first and no more than a bound at a time for each platform. Beside the runs
 * it does the node's chores, in small steps.
 */
public final class InProcessSyncEngine implements SyncEngine {

  private static final Logger log = LoggerFactory.getLogger(InProcessSyncEngine.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(30);

  private final AccountRegistry accounts;
  private final AccountRunner runner;
  private final AccountSchedules schedules;
  private final Roster roster;
  private final KnownSchedules known;
  private final Chores chores;
  private final Clock clock;
  private final EngineParts parts;
  private final Map<PlatformId, PlatformLane> lanes = new ConcurrentHashMap<>();
  private final Map<AccountId, Flight> running = new ConcurrentHashMap<>();
  private final Map<AccountId, Boolean> dispatched = new ConcurrentHashMap<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  // Guards the ticker: a start that races with the close must leave no thread behind.
  private final ReentrantLock changing = new ReentrantLock();
  private @Nullable ScheduledExecutorService ticker;

  public InProcessSyncEngine(EngineParts parts) {
    this.parts = parts;
    this.accounts = parts.accounts();
    this.runner = parts.runner();
    this.schedules = parts.schedules();
    this.clock = parts.clock();
    this.roster = new Roster(accounts, clock);
    this.known = new KnownSchedules(schedules, clock);
    this.chores = new Chores(parts.chores(), parts.executor(), closing::get);
  }

  /** A run under way, what it was asked for, and the thread that it is on. */
  private record Flight(RunRequest request, CompletableFuture<SyncRun> future, Thread thread) {

    static Flight here(RunRequest request) {
      return new Flight(request, new CompletableFuture<>(), Thread.currentThread());
    }

    boolean isHere() {
      return thread == Thread.currentThread();
    }

    /** Whether whoever waits for its turn gets from this run what it asked for. */
    boolean serves(RunRequest other) {
      return request.trigger() == SyncRun.Trigger.MANUAL && request.scope().equals(other.scope());
    }
  }

  @Override
  public void start() {
    changing.lock();
    try {
      if (!closing.get() && ticker == null) {
        ticker = ticking();
      }
    } finally {
      changing.unlock();
    }
  }

  private ScheduledExecutorService ticking() {
    ScheduledExecutorService service = ticker();
    var unused =
        service.scheduleWithFixedDelay(this::tickSafely, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    return service;
  }

  private void tickSafely() {
    try {
      runDue(roster.recent());
    } catch (RuntimeException | Error e) {
      // A registry that does not answer now may answer in a second; the ticker must live on.
      log.warn("Could not look which accounts are due", e);
    }
    tendDue();
  }

  /**
   * Starts the runs that are due now, as far as the bounds allow, and returns without waiting for
   * them; the others start as places become free, the longest overdue first. Called every second
   * once the engine was started; a host that has its own clock may call it itself instead.
   *
   * @return how many runs were started at once
   */
  public int runDue() {
    return runDue(roster.read());
  }

  private int runDue(List<Account> enabled) {
    Map<PlatformId, List<Scheduled>> overdue = new HashMap<>();
    for (Due due : known.due(enabled)) {
      if (!underWay(due.account().id())) {
        overdue
            .computeIfAbsent(due.account().platform(), platform -> new ArrayList<>())
            .add(new Scheduled(due));
      }
    }
    overdue.keySet().forEach(this::lane);
    int count = 0;
    for (Map.Entry<PlatformId, PlatformLane> lane : lanes.entrySet()) {
      count += lane.getValue().offer(overdue.getOrDefault(lane.getKey(), List.of()));
    }
    return count;
  }

  /**
   * Starts a step of every chore that is due and has none under way, and returns without waiting
   * for it. Called every second once the engine was started; a host that has its own clock may call
   * it itself instead.
   */
  public void tendDue() {
    chores.startDue();
  }

  @Override
  public SyncRun run(AccountId account, RunRequest request) {
    refuseWithinARun();
    if (accounts.find(account).isEmpty()) {
      throw new AccountNotFoundException(account);
    }
    return runFresh(account, request);
  }

  @Override
  public List<SyncRun> syncAll(AccountQuery query) {
    refuseWithinARun();
    List<Asked> all = new ArrayList<>();
    for (Account account : Roster.list(accounts, query)) {
      if (!account.archived() && !account.connectionState().givenUp()) {
        Asked asked = new Asked(account.id(), RunRequest.now(null));
        all.add(asked);
        lane(account.platform()).enqueue(asked);
      }
    }
    return results(all);
  }

  /** Who waits on the thread of a run waits for himself, or for one who waits for him. */
  private void refuseWithinARun() {
    if (running.values().stream().anyMatch(Flight::isHere)) {
      throw new IllegalStateException(
          "Asked for within a run, by a listener or a sink: it would wait for itself;"
              + " ask on another thread, and do not wait for it here");
    }
  }

  /** Waits for all of them, and only then fails if one could not even be started. */
  private static List<SyncRun> results(List<Asked> all) {
    List<SyncRun> ended = new ArrayList<>();
    @Nullable RuntimeException failed = null;
    for (Asked asked : all) {
      try {
        ended.add(asked.result());
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
  public void pause(AccountId account) {
    schedules.pause(account);
    known.forget(account);
  }

  @Override
  public void resume(AccountId account) {
    schedules.resume(account);
    known.forget(account);
  }

  @Override
  public boolean cancel(AccountId account) {
    return schedules.cancel(account);
  }

  @Override
  public void wake(AccountId account) {
    schedules.wake(account);
    known.forget(account);
  }

  @Override
  public void close() {
    stopTicking();
    // A listener or a sink that closes the engine must not wait for the run that called it.
    CompletableFuture<?>[] open =
        running.values().stream()
            .filter(flight -> !flight.isHere())
            .map(Flight::future)
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(open).get(CLOSING.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.debug("Closed while runs were still under way", e);
    }
  }

  private void stopTicking() {
    changing.lock();
    try {
      closing.set(true);
      if (ticker != null) {
        // What is planned is dropped; a look under way ends by itself, and starts nothing any more.
        ticker.shutdown();
      }
    } finally {
      changing.unlock();
    }
  }

  /** Whether a run of the account has begun, or waits for one of the executor's threads. */
  private boolean underWay(AccountId account) {
    return running.containsKey(account) || dispatched.containsKey(account);
  }

  private PlatformLane lane(PlatformId platform) {
    return lanes.computeIfAbsent(
        platform, unused -> new PlatformLane(parts.executor(), parts.bound()));
  }

  /** A run of the schedule; nobody waits for it. */
  private final class Scheduled implements PlatformLane.Task {

    private final Due due;
    private final AccountId account;

    Scheduled(Due due) {
      this.due = due;
      this.account = due.account().id();
    }

    @Override
    public boolean begins() {
      // While it waited for a place it may have been run by somebody, or paused.
      return !closing.get()
          && !running.containsKey(account)
          && known.isStill(due)
          && dispatched.putIfAbsent(account, true) == null;
    }

    @Override
    public void run() {
      try {
        if (!closing.get() && stillWanted()) {
          runUnlessUnderWay(account, schedules.request(due.account(), due.next()));
        }
      } catch (RuntimeException | Error e) {
        // Runs do not throw; the stores may, and then the account waits a little.
        log.warn("Account {} could not be run", account, e);
        known.holdBack(account);
      } finally {
        dispatched.remove(account);
      }
    }

    /** It may have been switched off since it was listed. */
    private boolean stillWanted() {
      return accounts
          .find(account)
          .filter(found -> found.status() != AccountStatus.INACTIVE)
          .isPresent();
    }

    @Override
    public void refused(Throwable reason) {
      dispatched.remove(account);
      log.debug("Account {} waits for one of the executor's threads", account, reason);
    }
  }

  /** A run that somebody waits for. */
  private final class Asked implements PlatformLane.Task {

    private final AccountId account;
    private final RunRequest request;
    private final CompletableFuture<SyncRun> future = new CompletableFuture<>();
    private volatile boolean refused;

    Asked(AccountId account, RunRequest request) {
      this.account = account;
      this.request = request;
    }

    @Override
    public boolean begins() {
      return true;
    }

    @Override
    public void run() {
      try {
        future.complete(runFresh(account, request));
      } catch (RuntimeException | Error e) {
        future.completeExceptionally(e);
      }
    }

    @Override
    public void refused(Throwable reason) {
      refused = true;
      future.completeExceptionally(reason);
    }

    /** Waits for it. Whoever waits has a thread, so he runs it himself if the executor has none. */
    SyncRun result() {
      try {
        return joined(future);
      } catch (RuntimeException e) {
        if (refused) {
          return runFresh(account, request);
        }
        throw e;
      }
    }
  }

  private void runUnlessUnderWay(AccountId account, RunRequest request) {
    Flight mine = Flight.here(request);
    if (running.putIfAbsent(account, mine) == null) {
      fly(account, mine);
    }
  }

  /** A run that begins after the wish: what one under way has read may be older. */
  private SyncRun runFresh(AccountId account, RunRequest request) {
    Flight mine = Flight.here(request);
    @Nullable Flight before = running.get(account);
    if (before != null) {
      awaitEnd(before);
    }
    while (true) {
      @Nullable Flight present = running.putIfAbsent(account, mine);
      if (present == null) {
        return fly(account, mine);
      }
      if (present.serves(request)) {
        return joined(present.future());
      }
      awaitEnd(present);
    }
  }

  private static void awaitEnd(Flight flight) {
    // However it ends, the way is free then; its own caller is told.
    flight.future().handle((run, failure) -> Optional.empty()).join();
  }

  /** Runs an account; the flight is in the air already. */
  private SyncRun fly(AccountId account, Flight mine) {
    SyncRun run;
    try {
      if (closing.get()) {
        throw new IllegalStateException("The engine is closed and starts no further run");
      }
      run = runner.run(account, mine.request(), this::atPageBorder);
    } catch (RuntimeException | Error e) {
      land(account, mine);
      mine.future().completeExceptionally(e);
      throw e;
    }
    // Before it is told: who waited for the end and wants a fresh run must not meet this one.
    land(account, mine);
    mine.future().complete(run);
    return run;
  }

  private void land(AccountId account, Flight mine) {
    known.forget(account);
    running.remove(account, mine);
  }

  private RunControl.Directive atPageBorder() {
    return closing.get() ? RunControl.Directive.STOP : RunControl.Directive.GO_ON;
  }

  private static SyncRun joined(CompletableFuture<SyncRun> theirs) {
    try {
      return theirs.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
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
