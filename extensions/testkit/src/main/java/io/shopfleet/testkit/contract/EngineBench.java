package io.shopfleet.testkit.contract;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.Order;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.sync.AccountRunner;
import io.shopfleet.sync.AccountSchedules;
import io.shopfleet.sync.AccountSync;
import io.shopfleet.sync.Chore;
import io.shopfleet.sync.ConnectionObserver;
import io.shopfleet.sync.EngineParts;
import io.shopfleet.sync.RequestTally;
import io.shopfleet.sync.ScheduleSettings;
import io.shopfleet.sync.SyncEngine;
import io.shopfleet.sync.SyncEngineFactory;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.sync.SyncSinks;
import io.shopfleet.sync.SyncStores;
import io.shopfleet.testkit.contract.Bazaar.HeldPage;
import io.shopfleet.testkit.simulator.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everything around the engines under test: a fleet in memory that several of them may share. */
final class EngineBench implements AutoCloseable {

  static final Duration INTERVAL = Duration.ofMinutes(15);
  static final PlatformId BAZAAR = new PlatformId("bazaar");
  static final PlatformId FAIR = new PlatformId("fair");

  static final Instant OPENED = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant BEFORE = OPENED.minus(Duration.ofDays(1));
  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final Duration STEP = Duration.ofMillis(50);
  private static final int STEP_EVERY = 40;
  private static final int RARELY_AFTER = 40 * STEP_EVERY;

  final VirtualClock clock = VirtualClock.at(OPENED);
  final SharedRegistry accounts = new SharedRegistry(clock);
  final SharedStores stores = new SharedStores();
  final Bazaar market;
  private final Supplier<Duration> patience;
  private volatile Consumer<AccountId> whenTaken = account -> {};
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final Map<AccountId, AtomicInteger> underWay = new ConcurrentHashMap<>();
  private final Map<AccountId, Set<String>> delivered = new ConcurrentHashMap<>();
  private final Set<AccountId> twiceAtOnce = ConcurrentHashMap.newKeySet();
  private final List<ExecutorService> threads = new ArrayList<>();
  private final List<SyncEngine> engines = new ArrayList<>();
  private final SettingsCascade settings = new SettingsCascade(Map.of());

  /**
   * @param patience how long something that must happen is waited for
   */
  EngineBench(Supplier<Duration> patience) {
    this.patience = patience;
    this.market = new Bazaar(BEFORE, patience);
  }

  private void hear(FleetEvent event) {
    if (event instanceof FleetEvent.RunStarted started) {
      if (count(started.account()).incrementAndGet() > 1) {
        twiceAtOnce.add(started.account());
      }
    } else if (event instanceof FleetEvent.RunFinished finished) {
      count(finished.account()).decrementAndGet();
    }
  }

  private AtomicInteger count(AccountId account) {
    return underWay.computeIfAbsent(account, id -> new AtomicInteger());
  }

  SyncEngine engine(SyncEngineFactory factory) {
    return engine(factory, 8, List.of());
  }

  /** Another engine of the fleet, on another node or after a restart. */
  SyncEngine engine(SyncEngineFactory factory, int bound, List<Chore> chores) {
    ExecutorService executor = Executors.newCachedThreadPool();
    threads.add(executor);
    FleetListener listener = this::hear;
    AccountSync sync =
        new AccountSync(
            platform -> market,
            new SyncSinks(
                (account, batch) -> batch.records().forEach(order -> take(account, order)),
                null,
                null,
                null,
                null),
            new SyncStores(
                stores.checkpoints,
                new SharedStores.NothingWatched(),
                new SharedStores.NothingParked(),
                null),
            settings,
            new RequestTally(),
            listener,
            clock);
    AccountSchedules schedules =
        new AccountSchedules(stores.schedules, settings, sync::streams, listener, clock);
    SyncEngine engine =
        factory.create(
            new EngineParts(
                accounts,
                new AccountRunner(
                    accounts,
                    sync,
                    schedules,
                    stores.runs,
                    new ConnectionObserver(accounts, listener, clock),
                    listener,
                    clock),
                schedules,
                chores,
                listener,
                clock,
                executor,
                bound,
                Set.of(BAZAAR, FAIR)));
    engines.add(engine);
    return engine;
  }

  /** What the host's sink does with the records of an account, beside taking them. */
  void whenTaken(Consumer<AccountId> action) {
    whenTaken = action;
  }

  private void take(Account account, Order order) {
    whenTaken.accept(account.id());
    delivered.computeIfAbsent(account.id(), id -> ConcurrentHashMap.newKeySet()).add(order.id());
  }

  /** What a node that took an account for orphaned does first. */
  AccountSchedules schedules() {
    return new AccountSchedules(
        stores.schedules, settings, account -> Set.of(), FleetListener.SILENT, clock);
  }

  AccountBuilder shop(PlatformId platform, String name) {
    // Storage that outlives a test must not take its accounts for those of another one.
    String id = name + "-" + mark;
    return Account.of(platform, new ShopId("shop of " + id), name)
        .id(new AccountId(id))
        .region(new RegionCode("ID"))
        .setting(SyncSettings.INTERVAL, INTERVAL)
        .setting(SyncSettings.FROM, BEFORE)
        // The contract counts intervals; jitter would only blur them.
        .setting(ScheduleSettings.JITTER, 0.0);
  }

  AccountId register(String name) {
    return register(shop(BAZAAR, name));
  }

  AccountId register(AccountBuilder shop) {
    return accounts.register(shop.build()).id();
  }

  List<SyncRun> runs(AccountId account) {
    return stores.runs.of(account);
  }

  SyncRun lastRun(AccountId account) {
    List<SyncRun> runs = runs(account);
    return runs.get(runs.size() - 1);
  }

  Set<String> delivered(AccountId account) {
    return delivered.getOrDefault(account, Set.of());
  }

  /** The accounts of which two runs were under way at a time. */
  Set<AccountId> twiceAtOnce() {
    return twiceAtOnce;
  }

  int underWay(AccountId account) {
    return count(account).get();
  }

  /** Waits until accounts ran so often. */
  void awaitRuns(int times, AccountId... ids) {
    awaitWhileTimePasses(
        times + " runs of " + Arrays.toString(ids),
        () -> Arrays.stream(ids).allMatch(id -> runs(id).size() >= times));
  }

  /** Waits until runs stand at all of these pages. */
  void awaitArrival(HeldPage... pages) {
    awaitWhileTimePasses(
        "runs at the held pages", () -> Arrays.stream(pages).allMatch(HeldPage::hasArrived));
  }

  /**
   * Waits until something holds. First starts are spread, so the clock goes on a little: by five
   * seconds at most, however long the wait. What is under way meanwhile must not look dead, nor
   * anything become due, only because a storage is slow.
   */
  void awaitWhileTimePasses(String what, BooleanSupplier condition) {
    AtomicInteger looks = new AtomicInteger();
    eventually(
        what,
        () -> {
          int look = looks.incrementAndGet();
          if (look % (look < RARELY_AFTER ? STEP_EVERY : 10 * STEP_EVERY) == 0) {
            clock.advance(STEP);
          }
          return condition.getAsBoolean();
        });
  }

  /**
   * Lets so much time pass that an engine looks at the registry again; nothing may be under way.
   */
  void letTheRegistryBeRead() {
    awaitQuiet();
    clock.advance(LOOK);
  }

  void eventually(String what, BooleanSupplier condition) {
    Eventually.holds(what, patience.get(), condition);
  }

  /** Starts something on a thread of its own. */
  <T> Race.Running<T> start(Callable<T> task) {
    return Race.start(task, patience);
  }

  /** Whether a thread waits for somebody, or is done. */
  static boolean parked(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING, TERMINATED -> true;
      case NEW, RUNNABLE, BLOCKED -> false;
    };
  }

  /** Waits until no run is under way. */
  void awaitQuiet() {
    eventually(
        "no run under way", () -> underWay.values().stream().allMatch(count -> count.get() == 0));
  }

  @Override
  public void close() {
    market.openAll();
    engines.forEach(SyncEngine::close);
    threads.forEach(ExecutorService::shutdownNow);
  }
}
