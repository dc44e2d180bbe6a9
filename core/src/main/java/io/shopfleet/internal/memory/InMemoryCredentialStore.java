package io.shopfleet.internal.memory;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Credentials in memory, for trials and tests: gone when the process ends, and so are the tokens in
 * them. Locks are granted in the order in which they were asked for, and end with the process.
 */
public final class InMemoryCredentialStore implements CredentialStore {

  private final ConcurrentMap<CredentialId, Credential> credentials = new ConcurrentHashMap<>();
  private final ConcurrentMap<CredentialId, Gate> gates = new ConcurrentHashMap<>();

  // Counts its users, so that a gate nobody stands at is forgotten.
  private record Gate(ReentrantLock lock, int users) {

    static Gate with(@Nullable Gate present, int change) {
      ReentrantLock lock = present == null ? new ReentrantLock(true) : present.lock;
      return new Gate(lock, (present == null ? 0 : present.users) + change);
    }
  }

  @Override
  public Optional<Credential> load(CredentialId id) {
    return Optional.ofNullable(credentials.get(id));
  }

  @Override
  public boolean save(CredentialId id, long expectedVersion, Credential credential) {
    if (!id.equals(credential.id())) {
      throw new IllegalArgumentException(
          "Credential " + credential.id() + " cannot be saved as " + id + "; save it as itself");
    }
    AtomicBoolean saved = new AtomicBoolean();
    credentials.compute(
        id,
        (key, present) -> {
          long version = present == null ? 0 : present.version();
          saved.set(version == expectedVersion);
          return version == expectedVersion ? credential.withVersion(version + 1) : present;
        });
    return saved.get();
  }

  @Override
  public <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action) {
    Gate gate = Objects.requireNonNull(gates.compute(id, (key, present) -> Gate.with(present, 1)));
    try {
      return run(id, gate.lock(), maxWait, action);
    } finally {
      gates.computeIfPresent(
          id, (key, present) -> present.users() == 1 ? null : Gate.with(present, -1));
    }
  }

  @Override
  public void erase(CredentialId id) {
    credentials.remove(id);
  }

  /** How many credentials somebody holds or waits for. */
  int gates() {
    return gates.size();
  }

  private static <T> Optional<T> run(
      CredentialId id, ReentrantLock lock, Duration maxWait, Supplier<T> action) {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          "This thread already works on credential " + id + " exclusively; finish that first");
    }
    if (!acquired(id, lock, maxWait)) {
      return Optional.empty();
    }
    try {
      return Optional.of(action.get());
    } finally {
      lock.unlock();
    }
  }

  private static boolean acquired(CredentialId id, ReentrantLock lock, Duration maxWait) {
    try {
      return lock.tryLock(TimeUnit.NANOSECONDS.convert(maxWait), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CredentialStoreException(
          "Interrupted while waiting for exclusive use of credential " + id, e);
    }
  }
}
