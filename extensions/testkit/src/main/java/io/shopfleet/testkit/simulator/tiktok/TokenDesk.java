package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import okio.ByteString;

/** Codes and tokens: who has which, until when, and which are spent. */
final class TokenDesk {
  private static final Duration CODE_LIFETIME = Duration.ofMinutes(30);

  private final VirtualClock clock;
  private final long seed;
  private final AtomicLong counter = new AtomicLong();
  private final Map<String, Held> codes = new ConcurrentHashMap<>();
  private final Map<String, Held> accessTokens = new ConcurrentHashMap<>();
  private final Map<String, Held> refreshTokens = new ConcurrentHashMap<>();
  private final Map<String, Held> spent = new ConcurrentHashMap<>();
  private volatile Duration accessLifetime = Duration.ofDays(7);
  private volatile Duration refreshLifetime = Duration.ofDays(365);
  private volatile boolean oldAccessDies;

  TokenDesk(VirtualClock clock, long seed) {
    this.clock = clock;
    this.seed = seed;
  }

  void lifetimes(Duration access, Duration refresh) {
    accessLifetime = access;
    refreshLifetime = refresh;
  }

  void oldAccessDies(boolean dies) {
    oldAccessDies = dies;
  }

  String newCode(Grant grant) {
    String code = unguessable("TTP_", "code");
    codes.put(code, new Held(grant, clock.epochSecond() + CODE_LIFETIME.toSeconds(), ""));
    return code;
  }

  /** Spends a code. It is gone afterwards, whatever the outcome. */
  FakeTokens exchange(FakeApp app, String code) {
    Held held = codes.get(code);
    if (held == null || !held.grant.app().equals(app)) {
      throw Refusal.business(36004004, "The auth_code is invalid or was used already");
    }
    if (codes.remove(code) == null || expired(held) || held.grant.isRevoked()) {
      throw Refusal.business(36004004, "The auth_code is invalid or was used already");
    }
    return issue(held.grant);
  }

  /** Spends a refresh token. Of two callers with the same one, one gets the new pair. */
  FakeTokens refresh(FakeApp app, String refreshToken) {
    Held held = refreshTokens.get(refreshToken);
    if (held == null) {
      reused(refreshToken);
    }
    if (held == null || !held.grant.app().equals(app) || held.grant.isRevoked()) {
      throw Refusal.business(36004005, "No authorization record was found");
    }
    if (expired(held)) {
      throw Refusal.business(36004001, "The refresh_token is expired");
    }
    // Spent before it is gone, so that whoever comes second is always recognised.
    spent.put(refreshToken, held);
    if (refreshTokens.remove(refreshToken) == null) {
      held.grant.seller().reused();
      throw Refusal.business(36004005, "No authorization record was found");
    }
    held.grant.seller().refreshed();
    if (oldAccessDies) {
      accessTokens.remove(held.partner);
    }
    return issue(held.grant);
  }

  FakeTokens issue(Grant grant) {
    String prefix = Market.of(grant.seller().region()).tokenPrefix();
    String access = unguessable(prefix, "access");
    String refresh = unguessable(prefix, "refresh");
    long accessEnd = clock.epochSecond() + accessLifetime.toSeconds();
    long refreshEnd = clock.epochSecond() + refreshLifetime.toSeconds();
    accessTokens.put(access, new Held(grant, accessEnd, refresh));
    refreshTokens.put(refresh, new Held(grant, refreshEnd, access));
    FakeTokens tokens =
        new FakeTokens(
            access,
            Instant.ofEpochSecond(accessEnd),
            refresh,
            Instant.ofEpochSecond(refreshEnd),
            grant.openId(),
            grant.scopes());
    grant.gave(tokens);
    return tokens;
  }

  private void reused(String refreshToken) {
    Held held = spent.get(refreshToken);
    if (held != null) {
      held.grant.seller().reused();
    }
  }

  Optional<Grant> holderOf(String accessToken) {
    return Optional.ofNullable(accessTokens.get(accessToken)).map(held -> held.grant);
  }

  /** Whose refresh token it is, or was before it was spent. */
  Optional<Grant> holderOfRefreshToken(String refreshToken) {
    Held held = refreshTokens.get(refreshToken);
    return Optional.ofNullable(held == null ? spent.get(refreshToken) : held)
        .map(found -> found.grant);
  }

  boolean isExpired(String accessToken) {
    Held held = accessTokens.get(accessToken);
    return held == null || expired(held);
  }

  void expireAccess(Predicate<Grant> whose) {
    expire(accessTokens, whose);
  }

  void expireRefresh(Predicate<Grant> whose) {
    expire(refreshTokens, whose);
  }

  void forgetRefresh(Predicate<Grant> whose) {
    refreshTokens.values().removeIf(held -> whose.test(held.grant));
  }

  private void expire(Map<String, Held> tokens, Predicate<Grant> whose) {
    long now = clock.epochSecond();
    tokens.replaceAll(
        (token, held) ->
            whose.test(held.grant)
                ? new Held(held.grant, Math.min(held.expiresAt, now), held.partner)
                : held);
  }

  private boolean expired(Held held) {
    return clock.epochSecond() >= held.expiresAt;
  }

  private String unguessable(String prefix, String kind) {
    String input = seed + ":" + kind + ":" + counter.incrementAndGet();
    return prefix + ByteString.encodeUtf8(input).sha256().base64Url().replace("=", "");
  }

  private record Held(Grant grant, long expiresAt, String partner) {}
}
