package io.shopfleet.credential;

import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one attempt to renew a credential: takes its lock, reads it again, asks the marketplace if
 * that is still needed, and saves the answer before anybody gets it.
 */
final class TokenRenewer {

  private static final Logger LOG = LoggerFactory.getLogger(TokenRenewer.class);

  private final CredentialStore store;
  private final Function<PlatformId, TokenEndpoint> endpoints;
  private final Consequences consequences;
  private final Clock clock;
  private final Map<CredentialId, Owed> owed = new ConcurrentHashMap<>();

  TokenRenewer(
      CredentialStore store,
      Function<PlatformId, TokenEndpoint> endpoints,
      RenewalPolicy policy,
      Clock clock,
      RandomGenerator random) {
    this.store = store;
    this.endpoints = endpoints;
    this.consequences = new Consequences(policy, clock, random);
    this.clock = clock;
  }

  /**
   * A marketplace's answer that the store did not take yet.
   *
   * @param base the credential that the marketplace was asked with
   * @param change what the answer makes of it
   */
  private record Owed(Credential base, UnaryOperator<Credential> change) {

    boolean isIn(Credential stored) {
      Credential next = change.apply(base);
      return sameTokens(stored, next)
          && (!sameTokens(base, next) || stored.renewal().equals(next.renewal()));
    }
  }

  /**
   * What somebody wants.
   *
   * @param refused renew even a good token if it is this one; null to renew what ended
   * @param maxWait how long to wait for the lock
   * @param story is told what happened; heard when the lock is free again
   */
  record Request(
      Account account,
      CredentialId id,
      @Nullable Secret refused,
      Duration maxWait,
      RenewalStory story) {}

  /** Whether an answer of the marketplace waits to be saved. */
  boolean owes(CredentialId id) {
    return owed.containsKey(id);
  }

  /** Drops what waits to be saved: the credential was erased, and its tokens with it. */
  void erased(CredentialId id) {
    owed.remove(id);
  }

  Attempt attempt(Request request) {
    try {
      return store
          .withExclusive(request.id(), request.maxWait(), () -> attemptAlone(request))
          .orElseGet(
              () -> request.maxWait().isZero() ? new Attempt.Abandoned(null) : new Attempt.Busy());
    } catch (CredentialStoreException e) {
      return Thread.currentThread().isInterrupted()
          ? new Attempt.Abandoned(e)
          : new Attempt.StoreFailed(e);
    }
  }

  private Attempt attemptAlone(Request request) {
    Optional<Credential> loaded = store.load(request.id());
    if (loaded.isEmpty()) {
      erased(request.id());
      return new Attempt.Absent();
    }
    Attempt settled = settled(request, loaded.get());
    return settled instanceof Attempt.Done done
        ? renewedIfNeeded(request, done.credential())
        : settled;
  }

  /** The credential with what was owed in it. */
  private Attempt settled(Request request, Credential stored) {
    Owed debt = owed.get(request.id());
    if (debt == null) {
      return new Attempt.Done(stored);
    }
    if (debt.isIn(stored)) {
      owed.remove(request.id());
      request.story().saved(debt.base(), stored);
      return new Attempt.Done(stored);
    }
    if (sameTokens(stored, debt.base())) {
      return save(request, stored, debt.change());
    }
    owed.remove(request.id());
    LOG.debug("Credential {} has other tokens now than it was renewed with", request.id());
    return new Attempt.Done(stored);
  }

  private Attempt renewedIfNeeded(Request request, Credential stored) {
    Instant now = clock.instant();
    Need need = Need.of(stored, now);
    boolean due = need == Need.ADVISED || need == Need.TOKEN;
    boolean refused = need == Need.NOTHING && hasToken(stored, request.refused());
    if (due || (refused && !Need.heldOff(stored, now))) {
      return renewed(request, stored);
    }
    return new Attempt.Done(stored);
  }

  private Attempt renewed(Request request, Credential stored) {
    TokenEndpoint endpoint = endpoints.apply(request.account().platform());
    RenewalOutcome outcome =
        ungrantable(endpoint, stored).orElseGet(() -> ask(endpoint, request.account(), stored));
    Attempt attempt =
        save(request, stored, consequences.of(outcome, stored, endpoint.renewsEarly()));
    return attempt instanceof Attempt.NotSaved notSaved && notSaved.cause() == null
        ? overtaken(request, notSaved)
        : attempt;
  }

  /**
   * Somebody saved meanwhile without the lock, a re-authorization for example. If the tokens are
   * others now, the answer is about nothing that still counts, a refusal least of all.
   */
  private Attempt overtaken(Request request, Attempt.NotSaved notSaved) {
    Optional<Credential> latest;
    try {
      latest = store.load(request.id());
    } catch (CredentialStoreException e) {
      return notSaved;
    }
    if (latest.isEmpty()) {
      erased(request.id());
      return new Attempt.Absent();
    }
    return settled(request, latest.get());
  }

  /** What is known without asking. */
  private Optional<RenewalOutcome> ungrantable(TokenEndpoint endpoint, Credential credential) {
    if (!endpoint.needsRefreshToken()) {
      return Optional.empty();
    }
    RefreshToken refresh = credential.refreshToken();
    if (refresh == null) {
      return Optional.of(new RenewalOutcome.Refused(null, "it has no refresh token"));
    }
    return refresh.ended(clock.instant())
        ? Optional.of(
            new RenewalOutcome.Refused(null, "its refresh token ended at " + refresh.expiresAt()))
        : Optional.empty();
  }

  private static RenewalOutcome ask(
      TokenEndpoint endpoint, Account account, Credential credential) {
    try {
      return endpoint.renew(account, credential);
    } catch (RuntimeException e) {
      // Whether the request left is not known, and the message may hold anything.
      return new RenewalOutcome.Unknown(
          "the token endpoint's code threw " + e.getClass().getName());
    }
  }

  private Attempt save(Request request, Credential base, UnaryOperator<Credential> change) {
    Credential next = change.apply(base);
    RuntimeException cause = null;
    try {
      if (store.save(request.id(), base.version(), next)) {
        owed.remove(request.id());
        Credential saved = next.withVersion(base.version() + 1);
        request.story().saved(base, saved);
        return new Attempt.Done(saved);
      }
    } catch (RuntimeException e) {
      cause = e;
    }
    owed.put(request.id(), new Owed(base, change));
    return new Attempt.NotSaved(cause);
  }

  static boolean hasToken(Credential credential, @Nullable Secret token) {
    AccessToken present = credential.accessToken();
    return present != null && present.value().equals(token);
  }

  private static boolean sameTokens(Credential a, Credential b) {
    return Objects.equals(accessValue(a), accessValue(b))
        && Objects.equals(refreshValue(a), refreshValue(b));
  }

  private static @Nullable Secret accessValue(Credential credential) {
    AccessToken token = credential.accessToken();
    return token == null ? null : token.value();
  }

  private static @Nullable Secret refreshValue(Credential credential) {
    RefreshToken token = credential.refreshToken();
    return token == null ? null : token.value();
  }
}
