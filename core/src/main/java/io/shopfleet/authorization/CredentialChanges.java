package io.shopfleet.authorization;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.credential.TokenKeeper;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes stored credentials beside the token keeper, without ever racing with a renewal, and lets
 * the keeper forget what it knew.
 */
final class CredentialChanges {

  private static final int ATTEMPTS = 5;

  private final CredentialStore store;
  private final TokenKeeper keeper;
  private final Duration lockWait;

  CredentialChanges(CredentialStore store, TokenKeeper keeper, Duration lockWait) {
    this.store = store;
    this.keeper = keeper;
    this.lockWait = lockWait;
  }

  Optional<Credential> load(CredentialId id) {
    return store.load(id);
  }

  /**
   * Saves a credential under an id that nobody else uses. What is in it exists nowhere else, so a
   * storage that stumbles is asked again.
   *
   * @throws CredentialStoreException if the storage never said that it was saved
   */
  void create(Credential credential) {
    for (int attempt = 1; ; attempt++) {
      try {
        // Refused means that an attempt before saved it, for the id is ours alone.
        store.save(credential.id(), 0, credential);
        return;
      } catch (CredentialStoreException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * Changes a credential while nobody renews it.
   *
   * @param change may answer what it was given, and then nothing is saved
   * @return false, and nothing changed, if there is no such credential
   * @throws CredentialStoreException if the storage does not answer, or others keep changing it
   */
  boolean change(CredentialId id, UnaryOperator<Credential> change) {
    boolean changed =
        store
            .withExclusive(id, lockWait, () -> changeAlone(id, change))
            .orElseThrow(
                () ->
                    new CredentialStoreException(
                        "Credential " + id + " is being renewed for too long; try again"));
    keeper.forget(id);
    return changed;
  }

  private boolean changeAlone(CredentialId id, UnaryOperator<Credential> change) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Credential> stored = store.load(id);
      if (stored.isEmpty()) {
        return false;
      }
      Credential next = change.apply(stored.get());
      if (next.equals(stored.get()) || store.save(id, stored.get().version(), next)) {
        return true;
      }
    }
    throw new CredentialStoreException(
        "Credential " + id + " was changed by somebody else at every attempt; try again");
  }

  /**
   * Erases a credential. It needs no lock: a renewal under way cannot save what it got, for the
   * version that it read is gone.
   */
  void erase(CredentialId id) {
    store.erase(id);
    keeper.forget(id);
  }
}
