package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.credential.CredentialUpkeep;
import io.shopfleet.event.FleetListener;
import io.shopfleet.internal.memory.InMemoryAccountRegistry;
import io.shopfleet.internal.memory.InMemoryCheckpointStore;
import io.shopfleet.internal.memory.InMemoryOrderWatch;
import io.shopfleet.internal.memory.InMemoryParkedRecords;
import io.shopfleet.internal.memory.InMemoryRunStore;
import io.shopfleet.internal.memory.InMemoryScheduleStore;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.OrderSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** An engine with everything it needs, in memory. */
final class EngineRoom {

  final ManualClock clock = new ManualClock();
  final Mall mall = new Mall();
  final RecordingListener heard = new RecordingListener();
  final CheckpointStore checkpoints = new InMemoryCheckpointStore();
  final TendedAccounts tokens = new TendedAccounts();
  final ParkedRecords parked = new InMemoryParkedRecords();
  OrderSource shop = mall;
  FleetListener listener = heard;
  ScheduleStore schedules = new InMemoryScheduleStore();
  AccountRegistry registry = new InMemoryAccountRegistry(clock);
  RunStore runs = new InMemoryRunStore();
  @Nullable SyncSink<Order> sink = (account, batch) -> {};

  // Most tests count intervals to the tick.
  private final SettingsCascade settings =
      new SettingsCascade(
          Map.of(OneShop.PLATFORM, Settings.none().with(ScheduleSettings.JITTER, 0.0)));

  /** Runs everything on the caller's thread. */
  InProcessSyncEngine engine() {
    return engine(Runnable::run, 100);
  }

  InProcessSyncEngine engine(Executor executor, int bound) {
    AccountSync sync = sync();
    AccountSchedules plans =
        new AccountSchedules(schedules, settings, sync::streams, listener, clock);
    AccountRunner runner = runner(sync, plans);
    Chore upkeep =
        new UpkeepChore(new CredentialUpkeep(registry, tokens), Duration.ofHours(1), clock);
    return new InProcessSyncEngine(
        new EngineParts(
            registry,
            runner,
            plans,
            List.of(upkeep),
            listener,
            clock,
            executor,
            bound,
            Set.of(OneShop.PLATFORM)));
  }

  /** What every engine calls. */
  AccountRunner runner() {
    AccountSync sync = sync();
    return runner(sync, new AccountSchedules(schedules, settings, sync::streams, listener, clock));
  }

  private AccountRunner runner(AccountSync sync, AccountSchedules plans) {
    return new AccountRunner(
        registry,
        sync,
        plans,
        runs,
        new ConnectionObserver(registry, listener, clock),
        listener,
        clock);
  }

  private AccountSync sync() {
    return new AccountSync(
        platform -> new Capabilities(shop),
        new SyncSinks(sink, null, null, null, null),
        new SyncStores(checkpoints, new InMemoryOrderWatch(), parked, null),
        settings,
        new RequestTally(),
        listener,
        clock);
  }

  /** The schedules as another node has them. */
  AccountSchedules plans() {
    return new AccountSchedules(
        schedules,
        new SettingsCascade(Map.of()),
        account -> Set.of(DataStream.ORDERS),
        listener,
        clock);
  }

  static AccountBuilder shop(String id) {
    return Account.of(OneShop.PLATFORM, new ShopId("shop of " + id), "Bazaar " + id)
        .id(new AccountId(id))
        .region(new RegionCode("ID"));
  }

  /** Registers accounts a day before the tests start. */
  AccountId register(String id) {
    return register(shop(id));
  }

  AccountId register(AccountBuilder shop) {
    clock.set(OneShop.REGISTERED);
    AccountId id = registry.register(shop.build()).id();
    // An engine has seen it then: what tests look at is no first start of a large fleet.
    schedules.save(ScheduleState.first(id, OneShop.REGISTERED));
    clock.set(ManualClock.START);
    return id;
  }

  /** As if a scheduled run of the account's orders had begun then. */
  void begun(AccountId id, Instant at) {
    schedules.save(schedules.load(id).orElseThrow().withBegun(Set.of(DataStream.ORDERS), at));
  }

  ConnectionState state(AccountId id) {
    return registry.find(id).orElseThrow().connectionState();
  }

  /** An executor whose only thread is the test's, and only when it says so. */
  static final class Queued implements Executor {

    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    void runNext() {
      tasks.remove().run();
    }

    int waiting() {
      return tasks.size();
    }
  }

  /** Returns when all threads wait for somebody or are done. */
  static void awaitParked(Thread... threads) {
    while (!Arrays.stream(threads).allMatch(EngineRoom::parked)) {
      Thread.onSpinWait();
    }
  }

  private static boolean parked(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING, TERMINATED -> true;
      case NEW, RUNNABLE, BLOCKED -> false;
    };
  }
}
