package io.shopfleet.internal.memory;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.CheckpointStore;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Checkpoints in memory, for trials and tests: gone when the process ends. */
public final class InMemoryCheckpointStore implements CheckpointStore {

  private final ConcurrentMap<Key, Checkpoint> checkpoints = new ConcurrentHashMap<>();

  private record Key(AccountId account, DataStream stream) {}

  @Override
  public Optional<Checkpoint> load(AccountId account, DataStream stream) {
    return Optional.ofNullable(checkpoints.get(new Key(account, stream)));
  }

  @Override
  public boolean save(
      AccountId account, DataStream stream, long expectedVersion, Instant watermark) {
    AtomicBoolean saved = new AtomicBoolean();
    checkpoints.compute(
        new Key(account, stream),
        (key, present) -> {
          long version = present == null ? 0 : present.version();
          saved.set(version == expectedVersion);
          return version == expectedVersion ? new Checkpoint(watermark, version + 1) : present;
        });
    return saved.get();
  }

  @Override
  public void erase(AccountId account) {
    checkpoints.keySet().removeIf(key -> key.account().equals(account));
  }
}
