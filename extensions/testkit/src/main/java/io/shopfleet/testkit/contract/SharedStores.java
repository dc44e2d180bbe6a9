package io.shopfleet.testkit.contract;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.CheckpointStore;
import io.shopfleet.sync.OrderWatch;
import io.shopfleet.sync.ParkedRecord;
import io.shopfleet.sync.ParkedRecords;
import io.shopfleet.sync.RunStore;
import io.shopfleet.sync.RunTotals;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.sync.ScheduleStore;
import io.shopfleet.sync.SyncRun;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What the engines under test remember, one memory for all nodes. */
final class SharedStores {

  final Schedules schedules = new Schedules();
  final Runs runs = new Runs();
  final Checkpoints checkpoints = new Checkpoints();

  /** The schedules. */
  static final class Schedules implements ScheduleStore {

    private final ConcurrentMap<AccountId, ScheduleState> states = new ConcurrentHashMap<>();

    @Override
    public Optional<ScheduleState> load(AccountId account) {
      return Optional.ofNullable(states.get(account));
    }

    @Override
    public Map<AccountId, ScheduleState> load(Collection<AccountId> accounts) {
      Map<AccountId, ScheduleState> found = new HashMap<>();
      accounts.forEach(id -> load(id).ifPresent(state -> found.put(id, state)));
      return found;
    }

    @Override
    public boolean save(ScheduleState state) {
      AtomicBoolean saved = new AtomicBoolean();
      states.compute(
          state.account(),
          (id, present) -> {
            saved.set((present == null ? 0 : present.version()) == state.version());
            return saved.get() ? state.withVersion(state.version() + 1) : present;
          });
      return saved.get();
    }

    @Override
    public void erase(AccountId account) {
      states.remove(account);
    }
  }

  /** The runs, the one added last at the end. */
  static final class Runs implements RunStore {

    private final List<SyncRun> added = new CopyOnWriteArrayList<>();

    /** All runs of an account, in the order in which they ended. */
    List<SyncRun> of(AccountId account) {
      return added.stream().filter(run -> run.account().equals(account)).toList();
    }

    @Override
    public void add(SyncRun run) {
      added.add(run);
    }

    @Override
    public List<SyncRun> recent(AccountId account, int limit) {
      List<SyncRun> runs = of(account);
      return List.copyOf(runs.subList(Math.max(0, runs.size() - limit), runs.size()));
    }

    @Override
    public Optional<SyncRun> find(AccountId account, String run) {
      return of(account).stream().filter(known -> known.id().equals(run)).findFirst();
    }

    @Override
    public RunTotals totals(AccountId account) {
      RunTotals totals = RunTotals.NONE;
      for (SyncRun run : of(account)) {
        totals = totals.plus(run);
      }
      return totals;
    }

    @Override
    public void erase(AccountId account) {
      added.removeIf(run -> run.account().equals(account));
    }
  }

  /** The checkpoints. */
  static final class Checkpoints implements CheckpointStore {

    private record Place(AccountId account, DataStream stream) {}

    private final ConcurrentMap<Place, Checkpoint> places = new ConcurrentHashMap<>();

    @Override
    public Optional<Checkpoint> load(AccountId account, DataStream stream) {
      return Optional.ofNullable(places.get(new Place(account, stream)));
    }

    @Override
    public boolean save(
        AccountId account, DataStream stream, long expectedVersion, Instant watermark) {
      AtomicBoolean saved = new AtomicBoolean();
      places.compute(
          new Place(account, stream),
          (place, present) -> {
            saved.set((present == null ? 0 : present.version()) == expectedVersion);
            return saved.get() ? new Checkpoint(watermark, expectedVersion + 1) : present;
          });
      return saved.get();
    }

    @Override
    public void erase(AccountId account) {
      places.keySet().removeIf(place -> place.account().equals(account));
    }
  }

  /** Nothing is parked: every record of the contract can be read and taken. */
  static final class NothingParked implements ParkedRecords {

    @Override
    public void park(ParkedRecord parked) {
      throw new AssertionError("Nothing is to be parked: " + parked);
    }

    @Override
    public List<ParkedRecord> list(
        AccountId account, DataStream stream, @Nullable String after, int limit) {
      return List.of();
    }

    @Override
    public Set<String> parked(AccountId account, DataStream stream, Collection<String> recordIds) {
      return Set.of();
    }

    @Override
    public long count(AccountId account) {
      return 0;
    }

    @Override
    public void remove(
        AccountId account, DataStream stream, Collection<String> recordIds, Instant until) {}

    @Override
    public void erase(AccountId account) {}
  }

  /** Nothing is watched: the marketplace of the contract tells what changed. */
  static final class NothingWatched implements OrderWatch {

    @Override
    public Map<String, Watched> find(AccountId account, Collection<String> orderIds) {
      return Map.of();
    }

    @Override
    public void put(AccountId account, Collection<Watched> orders) {}

    @Override
    public List<Watched> next(AccountId account, int limit) {
      return List.of();
    }

    @Override
    public void forget(AccountId account, Instant createdBefore) {}

    @Override
    public void erase(AccountId account) {}
  }
}
