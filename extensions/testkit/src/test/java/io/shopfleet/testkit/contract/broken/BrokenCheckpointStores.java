package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Checkpoint stores that are broken. */
final class BrokenCheckpointStores {

  private BrokenCheckpointStores() {}

  static class IgnoresTheVersion extends SoundCheckpointStore {
    IgnoresTheVersion(Database database) {
      super(database);
    }

    @Override
    boolean replaced(Transaction tx, Key key, long expectedVersion, Instant watermark) {
      return super.replaced(tx, key, version(tx, key), watermark);
    }
  }

  static class ChecksThenActs extends SoundCheckpointStore {
    ChecksThenActs(Database database) {
      super(database);
    }

    @Override
    public boolean save(
        AccountId account, DataStream stream, long expectedVersion, Instant watermark) {
      Key key = key(account, stream);
      if (database.inTransaction(tx -> version(tx, key)) != expectedVersion) {
        return false;
      }
      database.rendezvous().meet(key);
      Checkpoint next = new Checkpoint(watermark, expectedVersion + 1);
      database.change(tx -> tx.put(Checkpoint.class, key, next));
      return true;
    }
  }

  static class OnlyGoesForward extends SoundCheckpointStore {
    OnlyGoesForward(Database database) {
      super(database);
    }

    @Override
    boolean replaced(Transaction tx, Key key, long expectedVersion, Instant watermark) {
      boolean earlier =
          tx.get(Checkpoint.class, key)
              .filter(present -> watermark.isBefore(present.watermark()))
              .isPresent();
      return !earlier && super.replaced(tx, key, expectedVersion, watermark);
    }
  }

  static class KeepsOneCheckpointPerAccount extends SoundCheckpointStore {
    KeepsOneCheckpointPerAccount(Database database) {
      super(database);
    }

    @Override
    Key key(AccountId account, DataStream stream) {
      return super.key(account, DataStream.ORDERS);
    }
  }

  static class ErasesTheOrdersAlone extends SoundCheckpointStore {
    ErasesTheOrdersAlone(Database database) {
      super(database);
    }

    @Override
    public void erase(AccountId account) {
      database.change(tx -> tx.remove(Checkpoint.class, key(account, DataStream.ORDERS)));
    }
  }

  static class TruncatesToSeconds extends SoundCheckpointStore {
    TruncatesToSeconds(Database database) {
      super(database);
    }

    @Override
    boolean replaced(Transaction tx, Key key, long expectedVersion, Instant watermark) {
      return super.replaced(tx, key, expectedVersion, watermark.truncatedTo(ChronoUnit.SECONDS));
    }
  }

  static class AbsentWhenItCannotTell extends SoundCheckpointStore {
    AbsentWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public Optional<Checkpoint> load(AccountId account, DataStream stream) {
      try {
        return super.load(account, stream);
      } catch (SyncStoreException e) {
        return Optional.empty();
      }
    }
  }

  static class RefusesWhenItCannotTell extends SoundCheckpointStore {
    RefusesWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public boolean save(
        AccountId account, DataStream stream, long expectedVersion, Instant watermark) {
      try {
        return super.save(account, stream, expectedVersion, watermark);
      } catch (SyncStoreException e) {
        return false;
      }
    }
  }
}
