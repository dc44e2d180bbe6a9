package io.shopfleet.benchmarks.rotation;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * google-auth: {@code OAuth2Credentials}, which asks its subclass for each new token. What the
 * rotation needs is written as its documentation suggests: the subclass keeps the refresh token.
 */
final class GoogleCredentials implements Contestant {

  // Its defaults of six and four minutes would make every short-lived token an ended one.
  private static final Duration REFRESH_MARGIN = Duration.ofMillis(100);
  private static final Duration EXPIRATION_MARGIN = Duration.ofMillis(50);

  private final Rotating credentials;

  GoogleCredentials(RotatingServer server) {
    credentials = new Rotating(new RefreshCall(server.address()), server.lifetimeSeconds());
  }

  private static final class Rotating extends OAuth2Credentials {

    private static final long serialVersionUID = 1L;

    private final transient Clock clock = Clock.systemUTC();
    private final transient RefreshCall call;
    private final transient AtomicReference<String> refresh = new AtomicReference<>("none");
    private final long lifetimeSeconds;

    Rotating(RefreshCall call, long lifetimeSeconds) {
      super(new AccessToken("none", new Date(0)), REFRESH_MARGIN, EXPIRATION_MARGIN);
      this.call = call;
      this.lifetimeSeconds = lifetimeSeconds;
    }

    @Override
    public AccessToken refreshAccessToken() throws IOException {
      RefreshCall.Pair pair = call.with(refresh.get());
      refresh.set(pair.refresh());
      return new AccessToken(
          pair.access(), Date.from(clock.instant().plusSeconds(lifetimeSeconds)));
    }
  }

  @Override
  public String name() {
    return "google-auth OAuth2Credentials";
  }

  @Override
  public String token() throws IOException {
    List<String> headers = credentials.getRequestMetadata().get("Authorization");
    return headers == null ? "" : headers.get(0);
  }

  @Override
  public void signedIn(String refreshToken) {
    credentials.refresh.set(refreshToken);
  }
}
