package io.shopfleet.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shopfleet.account.CredentialId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a keeper knows without asking the store. Bounded: what is dropped is read again. Safe for
 * concurrent use; never blocks on the store.
 *
 * <p>Whoever is about to learn something says so by {@link #begin}. What was begun before the
 * credential was forgotten is not kept. Of two readings that overlap, the higher version is kept;
 * otherwise the later one, for a credential that was erased and created again counts from 1.
 */
final class KnownCredentials {

  private static final long REMEMBERED = 20_000;
  // A map and not a cache: every request of the fleet looks here, and a cache writes when it is
  // read.
  private static final long USABLE = 100_000;

  private final AtomicLong moments = new AtomicLong();
  private final AtomicLong lastForgotten = new AtomicLong();
  private final ConcurrentHashMap<CredentialId, Known> usable = new ConcurrentHashMap<>();
  private final Cache<CredentialId, Pause> unadvised = bounded();
  private final Cache<CredentialId, Confirmed> confirmed = bounded();

  /**
   * @param learned the moment at which the keeper knew it
   * @param goodUntil before this millisecond of the epoch nobody has to do anything about it
   */
  private record Known(Credential credential, long learned, long goodUntil) {

    static Known of(Credential credential, long learned) {
      AccessToken token = credential.accessToken();
      // What may be used has a token, and is left alone until somebody should renew it.
      return new Known(credential, learned, token == null ? 0 : millis(token.advisoryAt()));
    }

    private static long millis(Instant instant) {
      return TimeUnit.MILLISECONDS.convert(Duration.between(Instant.EPOCH, instant));
    }
  }

  /** A token that the marketplace gave again after refusing it, and how long nobody asks again. */
  private record Confirmed(Secret token, Pause pause) {}

  /** The moment before something is read or attempted. Moments are all different and only grow. */
  long begin() {
    return moments.incrementAndGet();
  }

  /** A credential whose token was good when it was learned; null if none is known. */
  @Nullable Credential usable(CredentialId id) {
    Known known = usable.get(id);
    return known == null ? null : known.credential();
  }

  /**
   * A credential about which nobody has to do anything now; null if none is known to be so.
   *
   * @param now in milliseconds of the epoch, which cost nothing to get
   */
  @Nullable Credential good(CredentialId id, long now) {
    Known known = usable.get(id);
    return known != null && now < known.goodUntil() ? known.credential() : null;
  }

  /** Keeps what the store holds, as long as it is good for use. */
  void learn(Credential credential, long begun, Instant now) {
    if (usable.mappingCount() >= USABLE) {
      usable.clear();
    }
    usable.compute(
        credential.id(),
        (id, present) ->
            forgottenSince(begun) || outranked(present, credential, begun)
                ? present
                : known(credential, now));
  }

  private static boolean outranked(@Nullable Known present, Credential credential, long begun) {
    return present != null
        && present.learned() > begun
        && present.credential().version() > credential.version();
  }

  private @Nullable Known known(Credential credential, Instant now) {
    return Need.of(credential, now).permitsUse() ? Known.of(credential, begin()) : null;
  }

  /** The store has no such credential. */
  void absent(CredentialId id) {
    usable.remove(id);
  }

  /** For a while nobody needs to follow the advice to renew. */
  void pauseAdvice(CredentialId id, Pause pause, long begun) {
    unadvised.asMap().compute(id, (key, present) -> forgottenSince(begun) ? present : pause);
  }

  /** Whether the advice to renew is to be followed. */
  boolean advised(CredentialId id, Instant now) {
    Pause pause = unadvised.getIfPresent(id);
    return pause == null || !pause.lasts(now);
  }

  /** The marketplace gave a token again that it had refused. */
  void confirm(CredentialId id, Secret token, Pause pause, long begun) {
    confirmed
        .asMap()
        .compute(
            id, (key, present) -> forgottenSince(begun) ? present : new Confirmed(token, pause));
  }

  /** Whether it is vain to ask for another token than this one. */
  boolean isConfirmed(CredentialId id, @Nullable Secret token, Instant now) {
    Confirmed last = confirmed.getIfPresent(id);
    return last != null && last.token().equals(token) && last.pause().lasts(now);
  }

  /** Forgets a credential, and whatever somebody is about to learn of it. */
  void forget(CredentialId id) {
    // For all credentials: some are then read once more, and there is nothing to keep per id.
    lastForgotten.accumulateAndGet(begin(), Math::max);
    usable.remove(id);
    unadvised.invalidate(id);
    confirmed.invalidate(id);
  }

  private boolean forgottenSince(long begun) {
    return begun < lastForgotten.get();
  }

  private static <V> Cache<CredentialId, V> bounded() {
    return Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();
  }
}
