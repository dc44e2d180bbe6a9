package io.shopfleet.tokopedia;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.internal.memory.InMemoryCredentialStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Credentials in memory, with a list of what is stored. */
final class RememberingStore implements CredentialStore {

  private final InMemoryCredentialStore store = new InMemoryCredentialStore();
  private final Set<CredentialId> ids = ConcurrentHashMap.newKeySet();

  /** What is stored now. */
  Set<CredentialId> ids() {
    return Set.copyOf(ids);
  }

  @Override
  public Optional<Credential> load(CredentialId id) {
    return store.load(id);
  }

  @Override
  public boolean save(CredentialId id, long expectedVersion, Credential credential) {
    boolean saved = store.save(id, expectedVersion, credential);
    if (saved) {
      ids.add(id);
    }
    return saved;
  }

  @Override
  public <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action) {
    return store.withExclusive(id, maxWait, action);
  }

  @Override
  public void erase(CredentialId id) {
    store.erase(id);
    ids.remove(id);
  }
}
