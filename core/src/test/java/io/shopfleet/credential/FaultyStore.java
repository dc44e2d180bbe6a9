package io.shopfleet.credential;

import io.shopfleet.account.CredentialId;
import io.shopfleet.internal.memory.InMemoryCredentialStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store that fails when told to, and counts how often it is used. */
final class FaultyStore implements CredentialStore {

  private final CredentialStore good = new InMemoryCredentialStore();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> beforeLoads = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> afterLoads = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> beforeLocks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger loads = new AtomicInteger();
  private final AtomicInteger locks = new AtomicInteger();
  private final AtomicBoolean locked = new AtomicBoolean();
  private volatile boolean loadsFail;
  private volatile boolean locksFail;

  /** What becomes of a save. */
  interface Fault {
    boolean save(BooleanSupplier realSave);
  }

  void nextSave(Fault fault) {
    faults.add(fault);
  }

  void nextSaveFails() {
    nextSave(
        save -> {
          throw new CredentialStoreException("disk full");
        });
  }

  void nextSaveSucceedsButSaysNot() {
    nextSave(
        save -> {
          boolean saved = save.getAsBoolean();
          throw new CredentialStoreException("connection lost, saved: " + saved);
        });
  }

  /** Something happens before the next reading. */
  void beforeNextLoad(Runnable action) {
    beforeLoads.add(action);
  }

  /** Something happens between the next reading and its return. */
  void afterNextLoad(Runnable action) {
    afterLoads.add(action);
  }

  /** Something happens before the next lock is asked for. */
  void beforeNextLock(Runnable action) {
    beforeLocks.add(action);
  }

  void loadsFail(boolean value) {
    loadsFail = value;
  }

  void locksFail(boolean value) {
    locksFail = value;
  }

  int loads() {
    return loads.get();
  }

  int locks() {
    return locks.get();
  }

  /** Whether somebody holds a lock. */
  boolean locked() {
    return locked.get();
  }

  @Override
  public Optional<Credential> load(CredentialId id) {
    loads.incrementAndGet();
    if (loadsFail) {
      throw new CredentialStoreException("database is down");
    }
    run(beforeLoads.poll());
    Optional<Credential> loaded = good.load(id);
    run(afterLoads.poll());
    return loaded;
  }

  @Override
  public boolean save(CredentialId id, long expectedVersion, Credential credential) {
    Fault fault = faults.poll();
    return fault == null
        ? good.save(id, expectedVersion, credential)
        : fault.save(() -> good.save(id, expectedVersion, credential));
  }

  @Override
  public <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action) {
    locks.incrementAndGet();
    if (locksFail) {
      throw new CredentialStoreException("database is down");
    }
    run(beforeLocks.poll());
    return good.withExclusive(
        id,
        maxWait,
        () -> {
          locked.set(true);
          try {
            return action.get();
          } finally {
            locked.set(false);
          }
        });
  }

  @Override
  public void erase(CredentialId id) {
    good.erase(id);
  }

  private static void run(@Nullable Runnable action) {
    if (action != null) {
      action.run();
    }
  }
}
