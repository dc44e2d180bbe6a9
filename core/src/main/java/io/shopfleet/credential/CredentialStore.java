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
 * absent credential, and passes: a store works again when its storage does. A call that waits for
 * the storage hinders no call for another credential. Ids that differ in case are different.
 * Instants are kept at least to the millisecond.
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
   * @throws CredentialStoreException if it is not certain that the credential was saved; it is then
   *     stored as before or as handed over, never a mixture, and the next load tells which
   * @throws IllegalArgumentException if the credential has another id
   */
  boolean save(CredentialId id, long expectedVersion, Credential credential);

  /**
   * Runs an action while no other action for the same credential runs on any node that shares the
   * storage. The action may load and save that credential and may make one call of up to a minute.
   * The lock hinders neither {@link #load} nor {@link #save}. It is released when the action ends,
   * however it ends. When the process dies, or the storage does not take the release, it frees
   * itself within a bound that the implementation states; a release that comes after that takes it
   * from nobody else. The lock is not for re-entry: an action that asks for the same credential
   * again never gets its inner action run, and an implementation that notices throws
   * IllegalStateException.
   *
   * @param maxWait how long to wait for the lock; zero tries once
   * @param action what to run; must not return null; what it throws comes out as it is
   * @return the action's result, also when the release failed; empty if the lock was not acquired
   *     in time because another action had it, and then the action was not run
   * @throws CredentialStoreException if the storage does not answer, or the thread is interrupted
   *     while it waits; its interrupt flag stays set, and the action was not run
   */
  <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action);

  /**
   * Erases a credential for good, also while somebody uses it exclusively: a save over a version
   * that was loaded before is refused. Erasing what is absent does nothing.
   *
   * @throws CredentialStoreException if it is not certain that the credential is gone
   */
  void erase(CredentialId id);
}
