package io.shopfleet.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a new access token is obtained with. Treated as single use.
 *
 * @param value the token
 * @param expiresAt when the authorization ends; null if the marketplace did not say
 */
public record RefreshToken(Secret value, @Nullable Instant expiresAt) {

  /** Whether the authorization has ended, and only a person can grant it again. */
  public boolean ended(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }
}
