package io.shopfleet.credential;

import io.shopfleet.account.CredentialId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What opens one authorization. Immutable; prints masked.
 *
 * @param id identifies it for ever
 * @param parameters what is not secret: app key, FS id, client id, open id, …
 * @param secrets what is: app secret, client secret
 * @param accessToken the present access token; null before the first one
 * @param refreshToken the present refresh token; null for marketplaces without one
 * @param scopes what the marketplace granted; empty if it did not say
 * @param renewal how the renewal stands
 * @param version grows by one with every save; 0 before the first
 */
public record Credential(
    CredentialId id,
    Map<String, String> parameters,
    Map<String, Secret> secrets,
    @Nullable AccessToken accessToken,
    @Nullable RefreshToken refreshToken,
    Set<String> scopes,
    Renewal renewal,
    long version) {

  public Credential {
    parameters = Map.copyOf(parameters);
    secrets = Map.copyOf(secrets);
    scopes = Set.copyOf(scopes);
  }

  /** A credential without tokens. */
  public static Credential of(
      CredentialId id, Map<String, String> parameters, Map<String, Secret> secrets) {
    return new Credential(id, parameters, secrets, null, null, Set.of(), Renewal.HEALTHY, 0);
  }

  /** A parameter that is not secret. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** A secret, still masked. */
  public Optional<Secret> secret(String name) {
    return Optional.ofNullable(secrets.get(name));
  }

  /**
   * A text from outside in which this credential's secrets and tokens are masked: a marketplace may
   * quote in its answer what it was sent.
   */
  public String masked(String text) {
    Stream<Secret> tokens =
        Stream.concat(
            Stream.ofNullable(accessToken).map(AccessToken::value),
            Stream.ofNullable(refreshToken).map(RefreshToken::value));
    // The longest first, for one may be a part of another.
    List<Secret> longestFirst =
        Stream.concat(secrets.values().stream(), tokens)
            .sorted(Comparator.comparing((Secret secret) -> secret.reveal().length()).reversed())
            .toList();
    String safe = text;
    for (Secret secret : longestFirst) {
      safe = secret.maskedIn(safe);
    }
    return safe;
  }

  /** This credential with other tokens. */
  public Credential withTokens(@Nullable AccessToken access, @Nullable RefreshToken refresh) {
    return new Credential(id, parameters, secrets, access, refresh, scopes, renewal, version);
  }

  public Credential withParameter(String name, String value) {
    Map<String, String> changed = new HashMap<>(parameters);
    changed.put(name, value);
    return new Credential(
        id, changed, secrets, accessToken, refreshToken, scopes, renewal, version);
  }

  public Credential withScopes(Set<String> value) {
    return new Credential(
        id, parameters, secrets, accessToken, refreshToken, value, renewal, version);
  }

  public Credential withRenewal(Renewal value) {
    return new Credential(
        id, parameters, secrets, accessToken, refreshToken, scopes, value, version);
  }

  public Credential withVersion(long value) {
    return new Credential(
        id, parameters, secrets, accessToken, refreshToken, scopes, renewal, value);
  }
}
