package io.shopfleet.credential;

import io.shopfleet.account.CredentialId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where credentials rest. A host may implement it on its own storage; the testkit's contract tests
 * say whether it did so rightly. Losing a rotated refresh token loses the shop, so every sentence
 * here has a test.
 *
 * <p>Every method may block on storage and is safe for concurrent use, also from several nodes that
 * share the storage. Trouble with the storage is a {@link CredentialStoreException}, never an
 * absent credential.
 */
public interface CredentialStore {

  /**
   * The credential as last saved, by any node, before this call; empty only if there is none.
   *
   * @throws CredentialStoreException if the storage does not answer
   */
  Optional<Credential> load(CredentialId id);

  /**
   * Saves a credential, all of it or nothing. When it returns true, the credential is durable and
   * every later {@link #load} on any node sees it with version {@code expectedVersion + 1}.
   *
   * @param expectedVersion the version that was loaded; 0 to create
   * @param credential what to store; its own version is ignored
   * @return false, and nothing changed, if the stored version differs from the expected one (a
   *     credential that is absent has version 0)
   * @throws CredentialStoreException if it is not certain that the credential was saved
   * @throws IllegalArgumentException if the credential has another id
   */
  boolean save(CredentialId id, long expectedVersion, Credential credential);

  /**
   * Runs an action while no other action for the same credential runs on any node that shares the
   * storage. The action may load and save that credential and may make one call of up to a minute.
   * The lock is released when the action ends, however it ends, and frees itself within a bound
   * that the implementation states when the process dies. The lock is not for re-entry: an action
   * that asks for the same credential again never gets its inner action run, and an implementation
   * that notices throws IllegalStateException.
   *
   * @param maxWait how long to wait for the lock; zero tries once
   * @param action what to run; must not return null
   * @return the action's result; empty if the lock was not acquired in time, and then the action
   *     was not run
   * @throws CredentialStoreException if the storage does not answer, or the thread is interrupted
   *     while it waits; its interrupt flag stays set, and the action was not run
   */
  <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action);

  /**
   * Erases a credential for good. Erasing what is absent does nothing.
   *
   * @throws CredentialStoreException if it is not certain that the credential is gone
   */
  void erase(CredentialId id);
}
