package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.PlatformId;
import io.shopfleet.sync.Chores;
import io.shopfleet.sync.EngineParts;
import io.shopfleet.sync.NextRun;
import io.shopfleet.sync.RunControl;
import io.shopfleet.sync.RunControl.Directive;
import io.shopfleet.sync.RunRequest;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.sync.SyncEngine;
import io.shopfleet.sync.SyncRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An engine as a host may write it: for one node and a few accounts, without finesse. It asks
 * everybody every few milliseconds.
 */
class SoundSyncEngine implements SyncEngine {

  private static final Duration LOOK = Duration.ofMillis(3);
  private static final Duration CLOSING = Duration.ofSeconds(30);

  final EngineParts parts;
  private final Map<AccountId, Lock> turns = new ConcurrentHashMap<>();
  private final Map<PlatformId, Semaphore> places = new ConcurrentHashMap<>();
  private final Set<AccountId> dispatched = ConcurrentHashMap.newKeySet();
  private final Set<Thread> runners = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean started = new AtomicBoolean();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Chores chores;
  private volatile boolean closing;
  private int underWay;

  SoundSyncEngine(EngineParts parts) {
    this.parts = parts;
    this.chores = new Chores(parts.chores(), parts.executor(), () -> closing);
  }

  @Override
  public void start() {
    if (!closing && started.compareAndSet(false, true)) {
      Thread ticker = new Thread(this::lookAgainAndAgain, "a host's engine");
      ticker.setDaemon(true);
      ticker.start();
    }
  }

  private void lookAgainAndAgain() {
    while (!closing) {
      try {
        look();
        tend(chores);
      } catch (RejectedExecutionException e) {
        // Closed meanwhile, and its threads with it.
        return;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  void tend(Chores present) {
    present.startDue();
  }

  private record Due(Account account, NextRun next) {}

  private void look() {
    List<Account> accounts = listed();
    Map<AccountId, ScheduleState> states =
        parts.schedules().states(accounts.stream().map(Account::id).toList());
    List<Due> due = new ArrayList<>();
    for (Account account : accounts) {
      next(account, states.get(account.id()))
          .filter(run -> !run.at().isAfter(parts.clock().instant()))
          .ifPresent(run -> due.add(new Due(account, run)));
    }
    due.sort(Comparator.comparing(one -> one.next().at()));
    due.forEach(one -> dispatch(one.account()));
  }

  /** Whom the schedule is asked about. */
  List<Account> listed() {
    return list(AccountQuery.all());
  }

  private List<Account> list(AccountQuery query) {
    return parts.accounts().list(query, null, 1_000).accounts();
  }

  /** When an account is to run by itself. */
  Optional<NextRun> next(Account account, ScheduleState state) {
    return parts.schedules().next(account, state, 1);
  }

  private void dispatch(Account account) {
    AccountId id = account.id();
    Semaphore place = place(account.platform());
    if (dispatched.contains(id) || !place.tryAcquire()) {
      return;
    }
    dispatched.add(id);
    parts
        .executor()
        .execute(
            () -> {
              try {
                givenBack(place, bySchedule(id));
              } finally {
                dispatched.remove(id);
              }
            });
  }

  /** The places that runs of a platform take. */
  Semaphore place(PlatformId platform) {
    return places.computeIfAbsent(platform, id -> new Semaphore(parts.bound()));
  }

  void givenBack(Semaphore place, Optional<SyncRun> run) {
    place.release();
  }

  private Optional<SyncRun> bySchedule(AccountId id) {
    Lock turn = turn(id);
    if (!turn.tryLock()) {
      return Optional.empty();
    }
    try {
      Optional<Account> account = living(id);
      return account
          .flatMap(this::stillDue)
          .filter(run -> open())
          .map(run -> fly(id, parts.schedules().request(account.orElseThrow(), run)));
    } finally {
      turn.unlock();
    }
  }

  /** It may have been run, paused or switched off since it was looked at. */
  Optional<NextRun> stillDue(Account account) {
    return next(account, parts.schedules().seen(account.id()))
        .filter(run -> !run.at().isAfter(parts.clock().instant()));
  }

  private boolean open() {
    return !closing;
  }

  private Optional<Account> living(AccountId id) {
    return parts.accounts().find(id).filter(account -> !account.archived());
  }

  /** Whoever holds it may run the account. */
  Lock turn(AccountId id) {
    return turns.computeIfAbsent(id, unused -> new ReentrantLock());
  }

  @Override
  public SyncRun run(AccountId account, RunRequest request) {
    refuseWithinARun();
    refuseIfClosed();
    if (living(account).isEmpty()) {
      throw new AccountNotFoundException(account);
    }
    Lock turn = turn(account);
    turn.lock();
    try {
      return fly(account, request);
    } finally {
      turn.unlock();
    }
  }

  void refuseWithinARun() {
    if (runners.contains(Thread.currentThread())) {
      throw new IllegalStateException("It would wait for itself");
    }
  }

  void refuseIfClosed() {
    if (closing) {
      throw new IllegalStateException("The engine is closed");
    }
  }

  private SyncRun fly(AccountId id, RunRequest request) {
    lock.lock();
    try {
      refuseIfClosed();
      underWay++;
    } finally {
      lock.unlock();
    }
    runners.add(Thread.currentThread());
    try {
      return ran(id, request, () -> atBorder(id));
    } finally {
      runners.remove(Thread.currentThread());
      land();
    }
  }

  SyncRun ran(AccountId id, RunRequest request, RunControl control) {
    return parts.runner().run(id, request, control);
  }

  private void land() {
    lock.lock();
    try {
      underWay--;
      idle.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What a run is told. */
  Directive atBorder(AccountId id) {
    return closing ? Directive.STOP : Directive.GO_ON;
  }

  @Override
  public List<SyncRun> syncAll(AccountQuery query) {
    List<SyncRun> runs = new ArrayList<>();
    for (Account account : list(query)) {
      if (inRound(account)) {
        runs.add(run(account.id(), RunRequest.now(null)));
      }
    }
    return runs;
  }

  boolean inRound(Account account) {
    return !account.connectionState().givenUp();
  }

  @Override
  public void pause(AccountId account) {
    parts.schedules().pause(account);
  }

  @Override
  public void resume(AccountId account) {
    parts.schedules().resume(account);
  }

  @Override
  public boolean cancel(AccountId account) {
    return parts.schedules().cancel(account);
  }

  @Override
  public void wake(AccountId account) {
    parts.schedules().wake(account);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Waits, with the lock, until nothing is under way. */
  void drain() throws InterruptedException {
    long left = CLOSING.toNanos();
    while (underWay > 0 && left > 0) {
      left = idle.awaitNanos(left);
    }
  }
}
