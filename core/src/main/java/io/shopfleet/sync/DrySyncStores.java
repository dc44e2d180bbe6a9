package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a dry run reads and writes: it sees what rests in the real stores, and what it writes is
 * gone with it. Used by one run of one account, on its thread alone.
 */
final class DrySyncStores {

  private final SyncStores real;
  private final Map<String, ParkedRecord> parked = new LinkedHashMap<>();

  DrySyncStores(SyncStores real) {
    this.real = real;
  }

  SyncStores stores() {
    return new SyncStores(
        new DryCheckpoints(real.checkpoints()),
        new DryWatch(real.watch()),
        new DryParking(),
        real.host());
  }

  /** What the run parked. */
  List<ParkedRecord> parked() {
    return List.copyOf(parked.values());
  }

  private static final class DryCheckpoints implements CheckpointStore {

    private final CheckpointStore real;
    private final Map<DataStream, Checkpoint> moved = new HashMap<>();

    DryCheckpoints(CheckpointStore real) {
      this.real = real;
    }

    @Override
    public Optional<Checkpoint> load(AccountId account, DataStream stream) {
      Checkpoint mine = moved.get(stream);
      return mine != null ? Optional.of(mine) : real.load(account, stream);
    }

    @Override
    public boolean save(
        AccountId account, DataStream stream, long expectedVersion, Instant watermark) {
      moved.put(stream, new Checkpoint(watermark, expectedVersion + 1));
      return true;
    }

    @Override
    public void erase(AccountId account) {
      // Nothing is erased by a run that leaves no trace.
    }
  }

  private static final class DryWatch implements OrderWatch {

    private final OrderWatch real;
    private final Map<String, Watched> written = new HashMap<>();

    DryWatch(OrderWatch real) {
      this.real = real;
    }

    @Override
    public Map<String, Watched> find(AccountId account, Collection<String> orderIds) {
      Map<String, Watched> found = new HashMap<>(real.find(account, orderIds));
      orderIds.stream().filter(written::containsKey).forEach(id -> found.put(id, written.get(id)));
      return found;
    }

    @Override
    public void put(AccountId account, Collection<Watched> orders) {
      orders.forEach(order -> written.put(order.orderId(), order));
    }

    @Override
    public List<Watched> next(AccountId account, int limit) {
      List<Watched> next = new ArrayList<>();
      // So many more as the run may have moved to the end of the queue, or taken out of it.
      long enough = Math.min(Integer.MAX_VALUE, (long) limit + written.size());
      real.next(account, (int) enough).stream()
          .filter(order -> !written.containsKey(order.orderId()))
          .forEach(next::add);
      written.values().stream().filter(order -> order.state() != State.SETTLED).forEach(next::add);
      next.sort(Comparator.comparing(Watched::state).thenComparing(Watched::readAt));
      return next.subList(0, Math.min(limit, next.size()));
    }

    @Override
    public void forget(AccountId account, Instant createdBefore) {
      // Nothing is to be forgotten by a run that leaves no trace.
    }

    @Override
    public void erase(AccountId account) {
      // Nothing is erased by a run that leaves no trace.
    }
  }

  private final class DryParking implements ParkedRecords {

    @Override
    public void park(ParkedRecord record) {
      parked.put(record.stream() + " " + record.recordId(), record);
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
      return parked.size();
    }

    @Override
    public void remove(
        AccountId account, DataStream stream, Collection<String> recordIds, Instant parkedUntil) {
      // What rests in the real store stays there.
    }

    @Override
    public void erase(AccountId account) {
      // Nothing is erased by a run that leaves no trace.
    }
  }
}
