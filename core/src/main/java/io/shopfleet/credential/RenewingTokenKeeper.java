package io.shopfleet.credential;

import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Renews tokens through the marketplaces' token endpoints, once per expiry in the whole cluster.
 *
 * <p>From a token's advisory instant on, the first caller renews it on its own thread while the
 * others go on with it; from its mandatory instant on, all wait for that one, and use the old one
 * to its end only while no other can be had. Within the process one attempt per credential is under
 * way at a time; between processes the store's lock and a fresh reading under it see to that. New
 * tokens are saved before anybody gets them. An answer that could not be saved is kept in memory,
 * however long that takes, and saved before the marketplace is asked again; if the process ends
 * before, the answer is lost and the account may have to be authorized anew.
 *
 * <p>What is served from memory was read from the store once; another process's save is noticed
 * when the token is due or refused, or the account is tended. Call {@link #forget} after changing a
 * credential by hand.
 *
 * <p>An attempt that does not end in time, for its store hangs, is no longer waited for: the next
 * caller tries, if it gets the lock. A refresh token whose end has come is not sent: the account
 * needs a person from the moment on at which its access token is due.
 *
 * <p>All instants are the clock's. Should it go back, pauses that began later end at once, and a
 * back-off that reaches further than any can is not believed; tokens keep their instants, and one
 * that the marketplace refuses is renewed. A clock that runs ahead renews early, and may take a
 * refresh token for ended that is not.
 *
 * <p>Safe for concurrent use. Owns no thread.
 */
public final class RenewingTokenKeeper implements TokenKeeper {

  private static final int ROUNDS = 5;
  private static final String STORE_SILENT = "the credential store did not answer";

  private final CredentialStore store;
  private final Function<PlatformId, TokenEndpoint> endpoints;
  private final RenewalPolicy policy;
  private final FleetListener listener;
  private final Clock clock;
  private final TokenRenewer renewer;
  private final EndWarnings warnings;
  private final ConcurrentMap<CredentialId, Flight> flights = new ConcurrentHashMap<>();
  private final KnownCredentials memory = new KnownCredentials();

  /** A keeper that warns at the usual times. */
  public RenewingTokenKeeper(
      CredentialStore store,
      Function<PlatformId, TokenEndpoint> endpoints,
      RenewalPolicy policy,
      FleetListener listener,
      Clock clock,
      RandomGenerator random) {
    this(store, endpoints, policy, WarningPolicy.DEFAULT, listener, clock, random);
  }

  /**
   * @param store where credentials rest
   * @param endpoints how each platform renews tokens; asked at every renewal
   * @param listener told of renewals and their failures, on the caller's thread, without any lock
   *     held
   * @param random spreads renewals and back-offs; must be safe for concurrent use
   */
  public RenewingTokenKeeper(
      CredentialStore store,
      Function<PlatformId, TokenEndpoint> endpoints,
      RenewalPolicy policy,
      WarningPolicy warnings,
      FleetListener listener,
      Clock clock,
      RandomGenerator random) {
    this.store = store;
    this.endpoints = endpoints;
    this.policy = policy;
    this.listener = FleetListener.shielded(listener);
    this.clock = clock;
    this.renewer = new TokenRenewer(store, endpoints, policy, clock, random);
    this.warnings = new EndWarnings(warnings);
  }

  @Override
  public Credential current(Account account) {
    CredentialId id = credentialOf(account);
    Credential good = memory.good(id, clock.millis());
    return good == null || renewer.owes(id) ? current(account, id) : good;
  }

  private Credential current(Account account, CredentialId id) {
    Instant now = clock.instant();
    Credential known = memory.usable(id);
    if (known == null || Need.of(known, now).hopes()) {
      known = read(account, id, now);
    }
    return renewer.owes(id) ? renewed(account, known, null) : served(account, known, now);
  }

  @Override
  public Credential afterRefusal(Account account, Secret refused) {
    CredentialId id = credentialOf(account);
    Instant now = clock.instant();
    Credential stored = read(account, id, now);
    if (!hasToken(stored, refused)) {
      return served(account, stored, now);
    }
    if (Need.of(stored, now) == Need.PERSON) {
      throw TokenFailures.personNeeded(account, stored);
    }
    if (Need.heldOff(stored, now)) {
      throw TokenFailures.later(account, stored, now);
    }
    return renewed(account, stored, refused);
  }

  @Override
  public Optional<Credential> replacement(Account account, Secret refused) {
    CredentialId id = credentialOf(account);
    Credential stored = read(account, id, clock.instant());
    if (hasToken(stored, refused)) {
      awaitRenewal(account, id);
      stored = read(account, id, clock.instant());
    }
    return !hasToken(stored, refused) && Need.of(stored, clock.instant()).permitsUse()
        ? Optional.of(stored)
        : Optional.empty();
  }

  // Whoever renews a token has its lock from before the marketplace is asked until the next one is
  // saved; the marketplace may let the old one die in between.
  private void awaitRenewal(Account account, CredentialId id) {
    try {
      Optional<Boolean> unused = store.withExclusive(id, policy.lockWait(), () -> true);
    } catch (CredentialStoreException e) {
      throw Thread.currentThread().isInterrupted()
          ? TokenFailures.interrupted(account, e)
          : TokenFailures.storeFailed(account, e);
    }
  }

  @Override
  public void tend(Account account) {
    CredentialId id = account.credential();
    if (id == null) {
      return;
    }
    Instant now = clock.instant();
    Credential stored = readTelling(account, id, now);
    boolean due =
        switch (Need.of(stored, now)) {
          case ADVISED -> memory.advised(id, now);
          case TOKEN -> true;
          case NOTHING, LAST_RESORT, PATIENCE, PERSON -> false;
        };
    Credential tended = due || renewer.owes(id) ? renewed(account, stored, null) : stored;
    warningsOf(account, tended).forEach(listener::on);
  }

  @Override
  public void forget(CredentialId id) {
    memory.forget(id);
    flights.remove(id);
  }

  private Credential served(Account account, Credential known, Instant now) {
    return switch (Need.of(known, now)) {
      case NOTHING, LAST_RESORT -> known;
      case ADVISED -> memory.advised(known.id(), now) ? renewed(account, known, null) : known;
      case TOKEN -> renewed(account, known, null);
      case PATIENCE -> throw TokenFailures.later(account, known, now);
      case PERSON -> throw TokenFailures.personNeeded(account, known);
    };
  }

  /**
   * A credential with a token other than the refused one, by an attempt of this caller or of
   * another.
   */
  private Credential renewed(Account account, Credential known, @Nullable Secret refused) {
    boolean patient = refused != null || !Need.of(known, clock.instant()).permitsUse();
    for (int round = 0; round < ROUNDS; round++) {
      Instant now = clock.instant();
      Flight mine = new Flight(now, policy.flight());
      Flight flying =
          flights.merge(known.id(), mine, (present, next) -> present.overdue(now) ? next : present);
      if (flying == mine) {
        Attempt attempt = fly(mine, account, known.id(), refused, patient);
        return answer(attempt, account, known, refused, patient);
      }
      if (!patient) {
        return known;
      }
      Attempt attempt = await(flying, account);
      // It has gone already, unless it never ended.
      flights.remove(known.id(), flying);
      if (settles(attempt, refused)) {
        return answer(attempt, account, known, refused, true);
      }
    }
    throw TokenFailures.busy(account, policy.lockWait());
  }

  /** Whether another caller's attempt answers this one's question too. */
  private boolean settles(Attempt attempt, @Nullable Secret refused) {
    if (attempt instanceof Attempt.Done done) {
      // The other one may not have known that this token is refused.
      return !hasToken(done.credential(), refused)
          || Need.heldOff(done.credential(), clock.instant());
    }
    return !(attempt instanceof Attempt.Abandoned || attempt instanceof Attempt.GivenAgain);
  }

  private Attempt fly(
      Flight flight, Account account, CredentialId id, @Nullable Secret refused, boolean patient) {
    RenewalStory story = new RenewalStory(account, clock);
    Duration maxWait = patient ? policy.lockWait() : Duration.ZERO;
    long begun = memory.begin();
    Attempt attempt;
    try {
      // Asked after taking off: whoever flew before has left its finding by then.
      attempt =
          memory.isConfirmed(id, refused, clock.instant())
              ? new Attempt.GivenAgain()
              : renewer.attempt(new TokenRenewer.Request(account, id, refused, maxWait, story));
      remember(id, refused, attempt, begun);
      flights.remove(id, flight);
      flight.ended(attempt);
      note(attempt, account, id, story);
    } catch (RuntimeException | Error e) {
      flights.remove(id, flight);
      flight.broke(e);
      throw e;
    } finally {
      story.tell(listener);
    }
    return attempt;
  }

  private void remember(CredentialId id, @Nullable Secret refused, Attempt attempt, long begun) {
    Instant now = clock.instant();
    if (attempt instanceof Attempt.Done done) {
      memory.learn(done.credential(), begun, now);
      if (refused != null && givenAgain(done.credential(), refused, now)) {
        memory.confirm(id, refused, Pause.of(now, policy.maxBackoff()), begun);
      }
    } else if (attempt instanceof Attempt.Absent) {
      memory.absent(id);
    } else {
      memory.pauseAdvice(id, Pause.of(now, policy.firstBackoff()), begun);
    }
  }

  private void note(Attempt attempt, Account account, CredentialId id, RenewalStory story) {
    if (attempt instanceof Attempt.Done done) {
      story.noticed(warningsOf(account, done.credential()));
    } else if (attempt instanceof Attempt.NotSaved) {
      story.failed(id, "the credential store did not save the marketplace's answer");
    } else if (attempt instanceof Attempt.StoreFailed) {
      story.failed(id, STORE_SILENT);
    }
  }

  private List<FleetEvent> warningsOf(Account account, Credential credential) {
    TokenEndpoint endpoint = endpoints.apply(account.platform());
    return warnings.of(account, credential, endpoint.needsRefreshToken(), clock.instant());
  }

  private Credential answer(
      Attempt attempt,
      Account account,
      Credential known,
      @Nullable Secret refused,
      boolean patient) {
    Instant now = clock.instant();
    if (attempt instanceof Attempt.Done done) {
      return permitted(done.credential(), account, refused, now);
    }
    if (attempt instanceof Attempt.Absent) {
      throw TokenFailures.absent(account);
    }
    if (attempt instanceof Attempt.GivenAgain) {
      throw TokenFailures.sameToken(account, known);
    }
    if (attempt instanceof Attempt.NotSaved notSaved) {
      throw TokenFailures.notSaved(account, notSaved.cause());
    }
    if (!patient && Need.of(known, now).permitsUse()) {
      return known;
    }
    if (attempt instanceof Attempt.Abandoned abandoned && abandoned.cause() != null) {
      throw TokenFailures.interrupted(account, abandoned.cause());
    }
    if (refused == null && Need.survivable(known, now)) {
      return known;
    }
    if (attempt instanceof Attempt.StoreFailed failed) {
      throw TokenFailures.storeFailed(account, failed.cause());
    }
    throw TokenFailures.busy(account, policy.lockWait());
  }

  private static Credential permitted(
      Credential credential, Account account, @Nullable Secret refused, Instant now) {
    if (Need.of(credential, now) == Need.PERSON) {
      throw TokenFailures.personNeeded(account, credential);
    }
    if (refused != null && givenAgain(credential, refused, now)) {
      throw TokenFailures.sameToken(account, credential);
    }
    if (!Need.of(credential, now).permitsUse() || hasToken(credential, refused)) {
      throw TokenFailures.later(account, credential, now);
    }
    return credential;
  }

  private static boolean givenAgain(Credential credential, Secret refused, Instant now) {
    return hasToken(credential, refused)
        && Need.of(credential, now).permitsUse()
        && !Need.heldOff(credential, now);
  }

  private Attempt await(Flight flight, Account account) {
    try {
      return flight.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TokenFailures.interrupted(account, e);
    } catch (ExecutionException e) {
      throw TokenFailures.broken(account, Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private Credential read(Account account, CredentialId id, Instant now) {
    long begun = memory.begin();
    Credential stored;
    try {
      stored = store.load(id).orElse(null);
    } catch (CredentialStoreException e) {
      throw TokenFailures.storeFailed(account, e);
    }
    if (stored == null) {
      memory.absent(id);
      renewer.erased(id);
      throw TokenFailures.absent(account);
    }
    memory.learn(stored, begun, now);
    return stored;
  }

  /** Nobody waits for an idle account's token, so the listener hears what its user would. */
  private Credential readTelling(Account account, CredentialId id, Instant now) {
    try {
      return read(account, id, now);
    } catch (CredentialStoreException e) {
      RenewalStory story = new RenewalStory(account, clock);
      story.failed(id, STORE_SILENT);
      story.tell(listener);
      throw e;
    }
  }

  private static boolean hasToken(Credential credential, @Nullable Secret token) {
    return TokenRenewer.hasToken(credential, token);
  }

  private static CredentialId credentialOf(Account account) {
    CredentialId id = account.credential();
    if (id == null) {
      throw TokenFailures.noCredential(account);
    }
    return id;
  }
}
