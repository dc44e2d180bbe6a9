package io.shopfleet.testkit.simulator.tiktok;

import java.time.Instant;
import java.util.List;

/**
 * A pair of tokens as the token host gave it out.
 *
 * @param accessToken opens the API
 * @param accessTokenExpiresAt from this second on the access token is refused
 * @param refreshToken buys the next pair, once
 * @param refreshTokenExpiresAt from this second on the refresh token is refused
 * @param openId names the seller towards the app
 * @param scopes what the seller granted
 */
public record FakeTokens(
    String accessToken,
    Instant accessTokenExpiresAt,
    String refreshToken,
    Instant refreshTokenExpiresAt,
    String openId,
    List<String> scopes) {

  /** Keeps a copy of the scopes. */
  public FakeTokens {
    scopes = List.copyOf(scopes);
  }

  /** Leaves the tokens out. */
  @Override
  public String toString() {
    return "FakeTokens[openId=" + openId + ", accessTokenExpiresAt=" + accessTokenExpiresAt + "]";
  }
}
