package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Credential stores whose exclusive use is not, or that an outage breaks. */
final class BrokenLocks {

  private BrokenLocks() {}

  static class LocksNothing extends SoundCredentialStore {
    LocksNothing(Database database) {
      super(database);
    }

    @Override
    public <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action) {
      return Optional.of(action.get());
    }
  }

  static class LocksItsOwnNodeOnly extends SoundCredentialStore {
    private final Semaphore permit = new Semaphore(1);

    LocksItsOwnNodeOnly(Database database) {
      super(database);
    }

    @Override
    public <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action) {
      if (!permit.tryAcquire()) {
        return Optional.empty();
      }
      try {
        return Optional.of(action.get());
      } finally {
        permit.release();
      }
    }
  }

  /** Looks whether the lock is free, and takes it a moment later. */
  static class LooksThenLocks extends SoundCredentialStore {
    LooksThenLocks(Database database) {
      super(database);
    }

    @Override
    public Optional<Credential> load(CredentialId id) {
      Optional<Credential> loaded = super.load(id);
      database.rendezvous().meetAgain();
      return loaded;
    }

    @Override
    boolean acquired(CredentialId id, String owner, Duration maxWait) {
      boolean free = database.inTransaction(tx -> tx.get(Lock.class, key(id)).isEmpty());
      if (!free) {
        return super.acquired(id, owner, maxWait);
      }
      database.rendezvous().meet(id);
      database.change(tx -> tx.put(Lock.class, key(id), new Lock(owner)));
      return true;
    }
  }

  static class LocksAllAsOne extends SoundCredentialStore {
    LocksAllAsOne(Database database) {
      super(database);
    }

    @Override
    boolean taken(Transaction tx, CredentialId id, String owner) {
      return tx.all(Lock.class).isEmpty() && super.taken(tx, id, owner);
    }
  }

  static class KeepsTheLockWhenTheActionThrows extends SoundCredentialStore {
    KeepsTheLockWhenTheActionThrows(Database database) {
      super(database);
    }

    @Override
    public <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action) {
      String owner = UUID.randomUUID().toString();
      if (!acquired(id, owner, maxWait)) {
        return Optional.empty();
      }
      T result = action.get();
      release(id, owner);
      return Optional.of(result);
    }
  }

  static class RunsAlthoughNotAcquired extends SoundCredentialStore {
    RunsAlthoughNotAcquired(Database database) {
      super(database);
    }

    @Override
    public <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action) {
      AtomicBoolean ran = new AtomicBoolean();
      Optional<T> result =
          super.withExclusive(
              id,
              maxWait,
              () -> {
                ran.set(true);
                return action.get();
              });
      return ran.get() ? result : Optional.of(action.get());
    }
  }

  static class RunsWhenTheLockCannotBeTold extends SoundCredentialStore {
    RunsWhenTheLockCannotBeTold(Database database) {
      super(database);
    }

    @Override
    boolean acquired(CredentialId id, String owner, Duration maxWait) {
      try {
        return super.acquired(id, owner, maxWait);
      } catch (CredentialStoreException e) {
        return true;
      }
    }
  }

  static class BusyWhenTheLockCannotBeTold extends SoundCredentialStore {
    BusyWhenTheLockCannotBeTold(Database database) {
      super(database);
    }

    @Override
    boolean acquired(CredentialId id, String owner, Duration maxWait) {
      try {
        return super.acquired(id, owner, maxWait);
      } catch (CredentialStoreException e) {
        return false;
      }
    }
  }

  static class TakesAnInterruptForBusy extends SoundCredentialStore {
    TakesAnInterruptForBusy(Database database) {
      super(database);
    }

    @Override
    boolean acquired(CredentialId id, String owner, Duration maxWait) {
      try {
        return super.acquired(id, owner, maxWait);
      } catch (CredentialStoreException e) {
        return false;
      }
    }
  }

  static class LosesTheResultWithTheRelease extends SoundCredentialStore {
    LosesTheResultWithTheRelease(Database database) {
      super(database);
    }

    @Override
    void release(CredentialId id, String owner) {
      answered(
          () ->
              database.inTransaction(
                  tx -> {
                    giveBack(tx, id, owner);
                    return true;
                  }));
    }
  }

  static class ReleasesWhoeverHasIt extends SoundCredentialStore {
    ReleasesWhoeverHasIt(Database database) {
      super(database);
    }

    @Override
    void giveBack(Transaction tx, CredentialId id, String owner) {
      tx.remove(Lock.class, key(id));
    }
  }

  /** Never frees the lock of a node that died. */
  static class LocksForEver extends SoundCredentialStore {
    LocksForEver(Database database) {
      super(database);
    }

    record Eternal(String owner) {}

    @Override
    boolean acquired(CredentialId id, String owner, Duration maxWait) {
      return super.acquired(id, owner, Duration.ZERO);
    }

    @Override
    boolean taken(Transaction tx, CredentialId id, String owner) {
      if (tx.get(Eternal.class, key(id)).isPresent()) {
        return false;
      }
      tx.put(Eternal.class, key(id), new Eternal(owner));
      return true;
    }

    @Override
    void giveBack(Transaction tx, CredentialId id, String owner) {
      tx.remove(Eternal.class, key(id));
    }
  }

  /** One connection for all, and little patience for whoever waits for it. */
  static class HasOneConnection extends SoundCredentialStore {
    private final Semaphore connection = new Semaphore(1);

    HasOneConnection(Database database) {
      super(database);
    }

    @Override
    <T> T answered(Supplier<T> call) {
      try {
        if (!connection.tryAcquire(20, TimeUnit.MILLISECONDS)) {
          throw new CredentialStoreException("No connection was free in time");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CredentialStoreException("Interrupted while waiting for a connection", e);
      }
      try {
        return super.answered(call);
      } finally {
        connection.release();
      }
    }
  }

  static class LeaksAConnectionWithEveryFailure extends SoundCredentialStore {
    private final AtomicInteger left = new AtomicInteger(20);

    LeaksAConnectionWithEveryFailure(Database database) {
      super(database);
    }

    @Override
    <T> T answered(Supplier<T> call) {
      if (left.get() == 0) {
        throw new CredentialStoreException("No connection is left");
      }
      try {
        return super.answered(call);
      } catch (CredentialStoreException e) {
        left.decrementAndGet();
        throw e;
      }
    }
  }

  static class StaysBrokenAfterAnOutage extends SoundCredentialStore {
    private final AtomicBoolean broken = new AtomicBoolean();

    StaysBrokenAfterAnOutage(Database database) {
      super(database);
    }

    @Override
    <T> T answered(Supplier<T> call) {
      if (broken.get()) {
        throw new CredentialStoreException("The connection is closed");
      }
      try {
        return super.answered(call);
      } catch (CredentialStoreException e) {
        broken.set(true);
        throw e;
      }
    }
  }
}
