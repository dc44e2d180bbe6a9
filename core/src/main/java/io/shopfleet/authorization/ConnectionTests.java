package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.authorization.AuthorizationReport.LackingFeature;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.ConnectionProbe;
import io.shopfleet.platform.ConnectionReport;
import io.shopfleet.platform.Feature;
import io.shopfleet.platform.FeatureScopes;
import io.shopfleet.platform.PlatformDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries accounts, and says how their authorizations stand. */
final class ConnectionTests {

  private final PlatformDirectory platforms;
  private final CredentialChanges credentials;
  private final Clock clock;

  ConnectionTests(PlatformDirectory platforms, CredentialChanges credentials, Clock clock) {
    this.platforms = platforms;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** Tries an account, registered or not. */
  ConnectionReport probe(Account account) {
    return platforms
        .connector(account.platform())
        .capability(ConnectionProbe.class)
        .orElseThrow(() -> notOffered(account))
        .probe(account);
  }

  AccountReport test(Account account) {
    ConnectionReport connection = probe(account);
    // Read after the probe: what the probe renewed is in it.
    return new AccountReport(
        connection,
        Optional.ofNullable(account.credential())
            .flatMap(credentials::load)
            .map(credential -> report(account, credential))
            .orElse(null));
  }

  private AuthorizationReport report(Account account, Credential credential) {
    Instant now = clock.instant();
    AccessToken access = credential.accessToken();
    RefreshToken refresh = credential.refreshToken();
    Instant accessEndsAt = access == null ? null : access.expiresAt();
    Instant endsAt = refresh == null ? null : refresh.expiresAt();
    return new AuthorizationReport(
        accessEndsAt,
        left(now, accessEndsAt),
        endsAt,
        left(now, endsAt),
        credential.renewal(),
        lacking(account, credential.scopes()));
  }

  private static @Nullable Duration left(Instant now, @Nullable Instant end) {
    if (end == null) {
      return null;
    }
    return now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO;
  }

  private List<LackingFeature> lacking(Account account, Set<String> granted) {
    if (granted.isEmpty()) {
      return List.of();
    }
    return platforms
        .connector(account.platform())
        .capability(FeatureScopes.class)
        .map(
            needs ->
                platforms.descriptor(account.platform()).features().stream()
                    .filter(feature -> isSwitchedOn(account, feature))
                    .sorted()
                    .map(feature -> lacking(feature, needs.scopes(feature), granted))
                    .filter(feature -> !feature.scopes().isEmpty())
                    .toList())
        .orElse(List.of());
  }

  private static boolean isSwitchedOn(Account account, Feature feature) {
    return account.features().isEmpty() || account.features().contains(feature.word());
  }

  private static LackingFeature lacking(Feature feature, Set<String> needed, Set<String> granted) {
    Set<String> lacking = new HashSet<>(needed);
    lacking.removeAll(granted);
    return new LackingFeature(feature, lacking);
  }

  private static MarketplaceException notOffered(Account account) {
    return MarketplaceException.of(
            FailureKind.INVALID_REQUEST, account, ConnectionProbe.class.getSimpleName())
        .notSent()
        .message("the platform does not offer it")
        .whatToDo("Ask only for what its module documents")
        .build();
  }
}
