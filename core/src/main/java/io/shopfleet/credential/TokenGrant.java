package io.shopfleet.credential;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a marketplace's token endpoint gave.
 *
 * @param accessToken the new access token
 * @param expiresAt when it ends; null if the marketplace did not say
 * @param refreshToken the next refresh token; null if the answer had none, and then the old one
 *     stays
 * @param refreshExpiresAt when the authorization ends; null if the marketplace did not say
 * @param scopes what was granted; empty if the marketplace did not say
 * @param parameters what it told beside (open id, seller name); never secret
 */
public record TokenGrant(
    Secret accessToken,
    @Nullable Instant expiresAt,
    @Nullable Secret refreshToken,
    @Nullable Instant refreshExpiresAt,
    Set<String> scopes,
    Map<String, String> parameters) {

  public TokenGrant {
    scopes = Set.copyOf(scopes);
    parameters = Map.copyOf(parameters);
  }

  /**
   * A credential with this grant in it. What the grant does not say stays as it was: an absent
   * refresh token, absent scopes, other parameters.
   *
   * @param scheduled the grant's access token with its instants
   */
  Credential into(Credential credential, AccessToken scheduled) {
    RefreshToken refresh =
        refreshToken == null
            ? credential.refreshToken()
            : new RefreshToken(refreshToken, refreshExpiresAt);
    Credential next =
        credential
            .withTokens(scheduled, refresh)
            .withScopes(scopes.isEmpty() ? credential.scopes() : scopes);
    for (Map.Entry<String, String> told : parameters.entrySet()) {
      next = next.withParameter(told.getKey(), told.getValue());
    }
    return next;
  }
}
