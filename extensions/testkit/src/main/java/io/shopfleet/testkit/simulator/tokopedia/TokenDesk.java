package io.shopfleet.testkit.simulator.tokopedia;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Issues the tokens, one per client id. Official news of October 2021: whoever asks while a token
 * lives gets the same token again; a new one comes only after the old one has expired. Thread-safe.
 */
final class TokenDesk {

  /** A live token and the whole seconds it has left. */
  record Grant(String token, long expiresInSeconds) {}

  private record Issued(String token, Instant expiresAt) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<String, Issued> byClient = new HashMap<>();
  private final Map<String, String> clientByToken = new HashMap<>();
  private final Map<String, Integer> issuedByClient = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private Duration lifetime = Duration.ofDays(14);

  TokenDesk(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  Grant grant(String clientId) {
    return locked(
        () -> {
          Instant now = clock.instant();
          Issued issued = byClient.get(clientId);
          if (issued == null || !now.isBefore(issued.expiresAt())) {
            issued = new Issued(newToken(), now.plus(lifetime));
            byClient.put(clientId, issued);
            clientByToken.put(issued.token(), clientId);
            issuedByClient.merge(clientId, 1, Integer::sum);
          }
          long left = Duration.between(now, issued.expiresAt()).toSeconds();
          return new Grant(issued.token(), left);
        });
  }

  /** The client a bearer token belongs to, if that token opens the API now. */
  Optional<String> clientOf(String token) {
    return locked(
        () ->
            Optional.ofNullable(clientByToken.get(token))
                .filter(client -> !refused.contains(token))
                .filter(client -> isLive(client, token)));
  }

  /** The client a token was issued to, whether it is still good or not. */
  Optional<String> ownerOf(String token) {
    return locked(() -> Optional.ofNullable(clientByToken.get(token)));
  }

  private boolean isLive(String clientId, String token) {
    Issued issued = byClient.get(clientId);
    return issued != null
        && issued.token().equals(token)
        && clock.instant().isBefore(issued.expiresAt());
  }

  void setLifetime(Duration newLifetime) {
    if (newLifetime.isNegative() || newLifetime.isZero()) {
      throw new IllegalArgumentException("A token must live longer than " + newLifetime);
    }
    locked(() -> lifetime = newLifetime);
  }

  /** Ends the token of a client now; the next grant is a new one. */
  void expire(String clientId) {
    locked(() -> byClient.remove(clientId));
  }

  void expireAll() {
    locked(
        () -> {
          byClient.clear();
          return true;
        });
  }

  /** The API refuses the present token, yet the desk goes on handing out the same one. */
  void refusePresentToken(String clientId) {
    locked(
        () -> {
          Issued issued = byClient.get(clientId);
          return issued != null && refused.add(issued.token());
        });
  }

  int issued(String clientId) {
    return locked(() -> issuedByClient.getOrDefault(clientId, 0));
  }

  private String newToken() {
    // Seen live as "c:" and 22 url-safe characters, which is 16 bytes and no padding.
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return "c:" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
