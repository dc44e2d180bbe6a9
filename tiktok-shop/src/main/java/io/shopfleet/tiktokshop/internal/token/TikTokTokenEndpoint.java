package io.shopfleet.tiktokshop.internal.token;

import io.shopfleet.account.Account;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.RenewalOutcome;
import io.shopfleet.credential.RenewalOutcome.Granted;
import io.shopfleet.credential.RenewalOutcome.NotProcessed;
import io.shopfleet.credential.RenewalOutcome.Refused;
import io.shopfleet.credential.RenewalOutcome.Unknown;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.internal.http.Addresses;
import io.shopfleet.internal.http.PlatformHttp;
import io.shopfleet.internal.http.TransportFailures;
import io.shopfleet.tiktokshop.internal.credential.CredentialReader;
import io.shopfleet.tiktokshop.internal.failure.ErrorEnvelope;
import io.shopfleet.tiktokshop.internal.failure.ErrorTable;
import io.shopfleet.tiktokshop.internal.failure.RetryAfter;
import io.shopfleet.tiktokshop.internal.failure.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Renews TikTok Shop's tokens. Whether an earlier refresh token goes on working is documented
 * nowhere, so every one is treated as consumed once its request may have arrived.
 */
public final class TikTokTokenEndpoint implements TokenEndpoint {

  private static final String OPERATION = "token.refresh";
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_TROUBLE = 500;

  private final TokenService service;
  private final Addresses addresses;
  private final InstantSource clock;

  public TikTokTokenEndpoint(PlatformHttp http, InstantSource clock) {
    this.service = new TokenService(http.plainClient());
    this.addresses = http.addresses();
    this.clock = clock;
  }

  /** True: the platform gives a new pair at any time. */
  @Override
  public boolean renewsEarly() {
    return true;
  }

  @Override
  public RenewalOutcome renew(Account account, Credential credential) {
    RefreshToken refresh = credential.refreshToken();
    if (refresh == null) {
      return new Refused(null, "the credential has no refresh token; authorize the account");
    }
    HttpUrl url;
    try {
      url = url(account, credential, refresh);
    } catch (MarketplaceException e) {
      return new NotProcessed(String.valueOf(e.getMessage()), null);
    }
    try {
      return outcome(service.get(url), credential);
    } catch (IOException e) {
      return lost(e);
    }
  }

  private HttpUrl url(Account account, Credential credential, RefreshToken refresh) {
    return addresses
        .tokens(account, OPERATION)
        .newBuilder()
        .addPathSegments("api/v2/token/refresh")
        .addQueryParameter("app_key", CredentialReader.appKey(account, credential, OPERATION))
        .addQueryParameter(
            "app_secret", CredentialReader.appSecret(account, credential, OPERATION).reveal())
        .addQueryParameter("refresh_token", refresh.value().reveal())
        .addQueryParameter("grant_type", "refresh_token")
        .build();
  }

  // Only the class of the failure is told: OkHttp's messages may quote the address.
  private static RenewalOutcome lost(IOException failure) {
    String what = failure.getClass().getSimpleName();
    boolean notSent =
        TransportFailures.certainlyNotSent(failure)
            || failure instanceof SSLHandshakeException
            || failure instanceof SSLPeerUnverifiedException;
    return notSent
        ? new NotProcessed("no connection to the token service (" + what + ")", null)
        : new Unknown("the answer of the token service was lost (" + what + ")");
  }

  private RenewalOutcome outcome(TokenService.Answer answer, Credential credential) {
    Optional<ErrorEnvelope> envelope = ErrorEnvelope.read(answer.body());
    Duration retryAfter = RetryAfter.of(answer.headers(), clock.instant());
    if (envelope.isEmpty() || (envelope.get().code() == 0 && !answer.successful())) {
      return withoutCode(answer.status(), retryAfter);
    }
    if (envelope.get().code() == 0) {
      return TokenData.grant(answer.body(), clock.instant())
          .<RenewalOutcome>map(Granted::new)
          .orElseGet(() -> new Unknown("the answer says success but holds no access token"));
    }
    return withCode(envelope.get(), answer.status(), retryAfter, credential);
  }

  private static RenewalOutcome withoutCode(int status, @Nullable Duration retryAfter) {
    String reason = "the token service answered HTTP " + status + " without its own words";
    // A success that cannot be read was processed; so may be what ended in the server's trouble.
    boolean turnedAway = status >= 300 && status < SERVER_TROUBLE;
    return turnedAway ? new NotProcessed(reason, retryAfter) : new Unknown(reason);
  }

  private static RenewalOutcome withCode(
      ErrorEnvelope error, int status, @Nullable Duration retryAfter, Credential credential) {
    Verdict verdict = ErrorTable.ofTokenService(error.code(), error.message(), status);
    String code = Integer.toString(error.code());
    String reason =
        "code " + code + ": " + credential.masked(error.message()) + ". " + verdict.whatToDo();
    return switch (verdict.kind()) {
      case AUTH_REJECTED, AUTH_EXPIRED, INVALID_REQUEST, NOT_FOUND, CONFLICT ->
          new Refused(code, reason);
      case RATE_LIMITED, PERMISSION ->
          new NotProcessed(reason, retryAfter == null ? verdict.pause() : retryAfter);
      case TRANSIENT, PLATFORM_DOWN, UNKNOWN ->
          status == TOO_MANY_REQUESTS ? new NotProcessed(reason, retryAfter) : new Unknown(reason);
    };
  }
}
