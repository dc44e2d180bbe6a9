package io.shopfleet.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.credential.Credential;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Apps for a few seconds, so that a flood of deliveries with wrong signatures or for apps that
 * nobody knows does not reach the storage. A changed secret counts after those seconds.
 */
final class RememberedApps implements WebhookApps {

  static final Duration REMEMBERED = Duration.ofSeconds(10);
  private static final long MOST = 1_000;

  private final WebhookApps stored;
  private final Cache<Address, Optional<Credential>> known;

  private record Address(PlatformId platform, CredentialId app) {}

  RememberedApps(WebhookApps stored, Clock clock) {
    this.stored = stored;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Optional<Credential> find(PlatformId platform, CredentialId app) {
    return known.get(
        new Address(platform, app), address -> stored.find(address.platform(), address.app()));
  }
}
