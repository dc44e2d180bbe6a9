package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.internal.memory.InMemoryCheckpointStore;
import java.time.Instant;
import java.util.Optional;

/** Checkpoints whose next save does not come through. Used by one thread. */
final class FragileCheckpoints implements CheckpointStore {

  private final CheckpointStore real = new InMemoryCheckpointStore();
  private boolean failing;

  void failNext() {
    failing = true;
  }

  @Override
  public Optional<Checkpoint> load(AccountId account, DataStream stream) {
    return real.load(account, stream);
  }

  @Override
  public boolean save(
      AccountId account, DataStream stream, long expectedVersion, Instant watermark) {
    if (failing) {
      failing = false;
      throw new SyncStoreException("the process died here", null);
    }
    return real.save(account, stream, expectedVersion, watermark);
  }

  @Override
  public void erase(AccountId account) {
    real.erase(account);
  }
}
