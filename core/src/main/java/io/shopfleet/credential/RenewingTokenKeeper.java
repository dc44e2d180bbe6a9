package io.shopfleet.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.event.FleetListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * others go on with it; from its mandatory instant on, all wait for that one. Within the process
 * one attempt per credential is under way at a time; between processes the store's lock and a fresh
 * reading under it see to that. New tokens are saved before anybody gets them. An answer that could
 * not be saved is kept in memory, however long that takes, and saved before the marketplace is
 * asked again; if the process ends before, the answer is lost and the account may have to be
 * authorized anew.
 *
 * <p>What is served from memory was read from the store once; another process's save is noticed
 * when the token is due or refused. Call {@link #forget} after changing a credential by hand.
 *
 * <p>Safe for concurrent use. Owns no thread.
 */
public final class RenewingTokenKeeper implements TokenKeeper {

  private static final long REMEMBERED = 20_000;
  private static final int ROUNDS = 5;

  private final CredentialStore store;
  private final RenewalPolicy policy;
  private final FleetListener listener;
  private final Clock clock;
  private final TokenRenewer renewer;
  private final ConcurrentMap<CredentialId, Flight> flights = new ConcurrentHashMap<>();
  private final Cache<CredentialId, Credential> usable = bounded();
  private final Cache<CredentialId, Instant> noAdviceBefore = bounded();
  private final Cache<CredentialId, Confirmed> confirmed = bounded();

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
      FleetListener listener,
      Clock clock,
      RandomGenerator random) {
    this.store = store;
    this.policy = policy;
    this.listener = FleetListener.shielded(listener);
    this.clock = clock;
    this.renewer = new TokenRenewer(store, endpoints, policy, clock, random);
  }

  /**
   * A token that the marketplace gave again after refusing it, and until when nobody asks again.
   */
  private record Confirmed(Secret token, Instant until) {}

  @Override
  public Credential current(Account account) {
    CredentialId id = credentialOf(account);
    Instant now = clock.instant();
    Credential known = usable.getIfPresent(id);
    if (known == null || Need.of(known, now) == Need.PATIENCE) {
      known = read(account, id, now);
    }
    return renewer.owes(id) ? renewed(account, known, null) : served(account, known, now);
  }

  @Override
  public Credential afterRefusal(Account account, Secret refused) {
    CredentialId id = credentialOf(account);
    Instant now = clock.instant();
    usable.asMap().computeIfPresent(id, (key, seen) -> hasToken(seen, refused) ? null : seen);
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

  /**
   * Forgets what is known of a credential, so that its next use reads the store. For whoever saved
   * it by another way than this keeper, a re-authorization for example. Answers of a marketplace
   * that wait to be saved are not forgotten.
   */
  public void forget(CredentialId id) {
    usable.invalidate(id);
    noAdviceBefore.invalidate(id);
    confirmed.invalidate(id);
  }

  private Credential served(Account account, Credential known, Instant now) {
    return switch (Need.of(known, now)) {
      case NOTHING -> known;
      case ADVISED -> advisedTo(known, now) ? renewed(account, known, null) : known;
      case TOKEN -> renewed(account, known, null);
      case PATIENCE -> throw TokenFailures.later(account, known, now);
      case PERSON -> throw TokenFailures.personNeeded(account, known);
    };
  }

  private boolean advisedTo(Credential known, Instant now) {
    Instant notBefore = noAdviceBefore.getIfPresent(known.id());
    return notBefore == null || !now.isBefore(notBefore);
  }

  /**
   * A credential with a token other than the refused one, by an attempt of this caller or of
   * another.
   */
  private Credential renewed(Account account, Credential known, @Nullable Secret refused) {
    boolean patient = refused != null || !Need.of(known, clock.instant()).permitsUse();
    for (int round = 0; round < ROUNDS; round++) {
      Flight mine = new Flight();
      Flight flying = flights.putIfAbsent(known.id(), mine);
      // Asked after taking off: whoever flew before has left its finding by then.
      if (isConfirmed(known.id(), refused)) {
        land(known.id(), mine);
        throw TokenFailures.sameToken(account, known);
      }
      if (flying == null) {
        Attempt attempt = fly(mine, account, known.id(), refused, patient);
        return answer(attempt, account, known, refused, patient);
      }
      if (!patient) {
        return known;
      }
      Attempt attempt = await(flying, account);
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
    return !(attempt instanceof Attempt.Abandoned);
  }

  private boolean isConfirmed(CredentialId id, @Nullable Secret refused) {
    Confirmed last = confirmed.getIfPresent(id);
    return last != null && last.token().equals(refused) && clock.instant().isBefore(last.until());
  }

  private void land(CredentialId id, Flight mine) {
    flights.remove(id, mine);
    mine.ended(new Attempt.Abandoned(null));
  }

  private Attempt fly(
      Flight flight, Account account, CredentialId id, @Nullable Secret refused, boolean patient) {
    RenewalStory story = new RenewalStory(account, clock);
    Duration maxWait = patient ? policy.lockWait() : Duration.ZERO;
    Attempt attempt;
    try {
      attempt = renewer.attempt(new TokenRenewer.Request(account, id, refused, maxWait, story));
      remember(id, refused, attempt, story);
      flights.remove(id, flight);
      flight.ended(attempt);
    } catch (RuntimeException | Error e) {
      flights.remove(id, flight);
      flight.broke(e);
      throw e;
    } finally {
      story.tell(listener);
    }
    return attempt;
  }

  private void remember(
      CredentialId id, @Nullable Secret refused, Attempt attempt, RenewalStory story) {
    Instant now = clock.instant();
    if (attempt instanceof Attempt.Done done) {
      remember(done.credential(), now);
      if (refused != null && givenAgain(done.credential(), refused, now)) {
        confirmed.put(id, new Confirmed(refused, now.plus(policy.maxBackoff())));
      }
    } else if (attempt instanceof Attempt.Absent) {
      usable.invalidate(id);
    } else if (attempt instanceof Attempt.NotSaved) {
      story.failed(id, "the credential store did not save the marketplace's answer");
    } else {
      noAdviceBefore.put(id, now.plus(policy.firstBackoff()));
      if (attempt instanceof Attempt.StoreFailed) {
        story.failed(id, "the credential store did not answer");
      }
    }
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
    if (attempt instanceof Attempt.NotSaved notSaved) {
      throw TokenFailures.notSaved(account, notSaved.cause());
    }
    if (!patient && Need.of(known, now).permitsUse()) {
      return known;
    }
    if (attempt instanceof Attempt.StoreFailed failed) {
      throw TokenFailures.storeFailed(account, failed.cause());
    }
    if (attempt instanceof Attempt.Abandoned abandoned && abandoned.cause() != null) {
      throw TokenFailures.interrupted(account, abandoned.cause());
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
      return flight.await(policy.lockWait());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TokenFailures.interrupted(account, e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw TokenFailures.broken(account, cause == null ? e : cause);
    }
  }

  private Credential read(Account account, CredentialId id, Instant now) {
    Credential stored;
    try {
      stored = store.load(id).orElse(null);
    } catch (CredentialStoreException e) {
      throw TokenFailures.storeFailed(account, e);
    }
    if (stored == null) {
      usable.invalidate(id);
      renewer.erased(id);
      throw TokenFailures.absent(account);
    }
    remember(stored, now);
    return stored;
  }

  private void remember(Credential credential, Instant now) {
    usable
        .asMap()
        .compute(
            credential.id(),
            (id, present) -> {
              Credential latest =
                  present != null && present.version() > credential.version()
                      ? present
                      : credential;
              return Need.of(latest, now).permitsUse() ? latest : null;
            });
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

  private static <V> Cache<CredentialId, V> bounded() {
    return Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();
  }
}
