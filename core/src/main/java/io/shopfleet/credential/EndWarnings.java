package io.shopfleet.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.event.FleetEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Warns of tokens that will not be renewed in time and of authorizations that come to an end: once
 * when it becomes true, again after the policy's pause as long as it stays true. Remembers in
 * memory what it said. Safe for concurrent use.
 */
final class EndWarnings {

  private static final long REMEMBERED = 20_000;

  private final WarningPolicy policy;
  private final Cache<Subject, Pause> told =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  EndWarnings(WarningPolicy policy) {
    this.policy = policy;
  }

  private enum End {
    TOKEN,
    AUTHORIZATION
  }

  private record Subject(CredentialId credential, End end) {}

  /**
   * What is to be told of a credential now.
   *
   * @param needsRefreshToken as {@link TokenEndpoint#needsRefreshToken} says
   */
  List<FleetEvent> of(
      Account account, Credential credential, boolean needsRefreshToken, Instant now) {
    // Whoever is to authorize it anew has been told already.
    boolean open = credential.renewal().state() != Renewal.State.NEEDS_REAUTH;
    return Stream.of(
            news(
                new Subject(credential.id(), End.TOKEN),
                open ? ofToken(account, credential, needsRefreshToken, now) : null,
                now),
            news(
                new Subject(credential.id(), End.AUTHORIZATION),
                open && needsRefreshToken ? ofAuthorization(account, credential, now) : null,
                now))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<FleetEvent> news(Subject subject, @Nullable FleetEvent warning, Instant now) {
    if (warning == null) {
      told.invalidate(subject);
      return Optional.empty();
    }
    AtomicBoolean news = new AtomicBoolean();
    told.asMap()
        .compute(
            subject,
            (key, last) -> {
              boolean known = last != null && last.lasts(now);
              news.set(!known);
              return known ? last : Pause.of(now, policy.repeat());
            });
    return news.get() ? Optional.of(warning) : Optional.empty();
  }

  private @Nullable FleetEvent ofToken(
      Account account, Credential credential, boolean needsRefreshToken, Instant now) {
    AccessToken token = credential.accessToken();
    if (token == null) {
      return null;
    }
    String reason = null;
    if (failsUntilTheEnd(token, credential.renewal(), now)) {
      reason = "its renewal fails: " + RenewalStory.reason(credential.renewal());
    } else if (needsRefreshToken && policy.runsOut(token, now)) {
      reason = whyNothingRenews(token, credential.refreshToken());
    }
    return reason == null
        ? null
        : new FleetEvent.TokenWillNotRenew(
            now, account.id(), credential.id(), token.endsAt(), reason);
  }

  /** Whether half of the time for renewing went by in vain, or what is left allows no attempt. */
  private static boolean failsUntilTheEnd(AccessToken token, Renewal renewal, Instant now) {
    if (renewal.failures() == 0) {
      return false;
    }
    Instant notBefore = renewal.notBefore();
    Duration half = Duration.between(token.advisoryAt(), token.endsAt()).dividedBy(2);
    return !now.isBefore(token.endsAt().minus(half))
        || (notBefore != null && !notBefore.isBefore(token.mandatoryAt()));
  }

  private static @Nullable String whyNothingRenews(
      AccessToken token, @Nullable RefreshToken refresh) {
    if (refresh == null) {
      return "it has no refresh token";
    }
    return refresh.ended(token.advisoryAt()) ? "its refresh token ends before it is due" : null;
  }

  private @Nullable FleetEvent ofAuthorization(
      Account account, Credential credential, Instant now) {
    RefreshToken refresh = credential.refreshToken();
    Instant end = refresh == null ? null : refresh.expiresAt();
    return end != null && now.isAfter(end.minus(policy.authorization()))
        ? new FleetEvent.AuthorizationEnding(now, account.id(), credential.id(), end)
        : null;
  }
}
