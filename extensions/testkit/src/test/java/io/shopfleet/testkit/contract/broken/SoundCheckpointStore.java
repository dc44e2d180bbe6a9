package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.CheckpointStore;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the whole contract. Broken stores differ from it by one thing each. */
class SoundCheckpointStore implements CheckpointStore {

  final Database database;

  SoundCheckpointStore(Database database) {
    this.database = database;
  }

  record Key(String account, DataStream stream) {}

  @Override
  public Optional<Checkpoint> load(AccountId account, DataStream stream) {
    return answered(
        () -> database.inTransaction(tx -> tx.get(Checkpoint.class, key(account, stream))));
  }

  @Override
  public boolean save(
      AccountId account, DataStream stream, long expectedVersion, Instant watermark) {
    Key key = key(account, stream);
    return answered(
        () -> database.inTransaction(tx -> replaced(tx, key, expectedVersion, watermark)));
  }

  @Override
  public void erase(AccountId account) {
    answered(
        () ->
            database.inTransaction(
                tx -> {
                  for (DataStream stream : DataStream.values()) {
                    tx.remove(Checkpoint.class, key(account, stream));
                  }
                  return true;
                }));
  }

  boolean replaced(Transaction tx, Key key, long expectedVersion, Instant watermark) {
    if (version(tx, key) != expectedVersion) {
      return false;
    }
    tx.put(Checkpoint.class, key, new Checkpoint(watermark, expectedVersion + 1));
    return true;
  }

  long version(Transaction tx, Key key) {
    return tx.get(Checkpoint.class, key).map(Checkpoint::version).orElse(0L);
  }

  Key key(AccountId account, DataStream stream) {
    return new Key(account.value(), stream);
  }

  <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageDownException e) {
      throw new SyncStoreException("The storage of checkpoints does not answer", e);
    }
  }
}
