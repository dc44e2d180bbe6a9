package io.shopfleet.tokopedia.internal.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import io.shopfleet.account.Account;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RenewalOutcome;
import io.shopfleet.credential.RenewalOutcome.Granted;
import io.shopfleet.credential.RenewalOutcome.NotProcessed;
import io.shopfleet.credential.RenewalOutcome.Refused;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.credential.TokenGrant;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.internal.http.Addresses;
import io.shopfleet.tokopedia.internal.wire.TokenAnswerShape.TokenAnswer;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Gets access tokens by client id and client secret (official documentation). The token belongs to
 * the app, so one credential may serve all of its shops, and several credentials with the same
 * client id are given the same token.
 *
 * <p>Asking consumes nothing: the same client id and secret can be sent again whatever became of
 * the last request. A lost answer is therefore {@link NotProcessed} and never {@link
 * RenewalOutcome.Unknown}, which would make a person look after an account that only has to ask
 * again.
 */
public final class ClassicTokenEndpoint implements TokenEndpoint {

  private static final String OPERATION = "token.clientCredentials";
  private static final TokenAnswerShape ANSWER = new TokenAnswerShape();
  private static final RequestBody EMPTY = RequestBody.create(new byte[0], null);

  /** No marketplace token lives ten years; a longer time is a mistake and counts as untold. */
  private static final long LONGEST_LIFETIME_SECONDS = 315_360_000;

  /** What a client in trouble is not to blame for, by OAuth's words. */
  private static final Set<String> PASSING_ERRORS =
      Set.of("server_error", "temporarily_unavailable");

  private static final Pattern CODE = Pattern.compile("[a-z_]{1,60}");

  private final OkHttpClient client;
  private final Addresses addresses;
  private final Clock clock;

  ClassicTokenEndpoint(OkHttpClient client, Addresses addresses, Clock clock) {
    this.client = client;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * {@inheritDoc} Asking before the present token ended brings the same token (official news,
   * 2021).
   */
  @Override
  public boolean renewsEarly() {
    return false;
  }

  /** False: client id and client secret are all that is sent. */
  @Override
  public boolean needsRefreshToken() {
    return false;
  }

  @Override
  public RenewalOutcome renew(Account account, Credential credential) {
    Optional<String> clientId = credential.parameter(CredentialParameters.CLIENT_ID);
    Optional<Secret> secret = credential.secret(CredentialParameters.CLIENT_SECRET);
    if (clientId.isEmpty() || secret.isEmpty()) {
      return new Refused(null, "the credential has no client id or no client secret; enter both");
    }
    try {
      Request request = request(account, clientId.get(), secret.get());
      try (Response response = client.newCall(request).execute()) {
        return outcome(response, answer(response));
      }
    } catch (MarketplaceException unsetAddress) {
      return new NotProcessed(String.valueOf(unsetAddress.getMessage()), null);
    } catch (IOException lost) {
      return new NotProcessed(
          "no complete answer from the token service (" + lost.getClass().getSimpleName() + ")",
          null);
    }
  }

  private Request request(Account account, String clientId, Secret secret) {
    HttpUrl url =
        addresses
            .tokens(account, OPERATION)
            .newBuilder()
            .addPathSegment("token")
            .addQueryParameter("grant_type", "client_credentials")
            .build();
    return new Request.Builder()
        .url(url)
        .header("Authorization", basic(clientId, secret))
        .header("User-Agent", BearerSigner.USER_AGENT)
        .post(EMPTY)
        .build();
  }

  private static String basic(String clientId, Secret secret) {
    byte[] pair = (clientId + ":" + secret.reveal()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Null for what is no answer of a token service, for example an HTML page. */
  private static @Nullable TokenAnswer answer(Response response) throws IOException {
    try (JsonReader json = JsonReader.of(response.body().source())) {
      return ANSWER.read(json);
    } catch (JsonDataException | JsonEncodingException notJson) {
      return null;
    } catch (EOFException cut) {
      // An error without a body is told by its status.
      if (response.isSuccessful()) {
        throw cut;
      }
      return null;
    }
  }

  /**
   * The body counts even with HTTP 200: failures come that way too (seen in production clients).
   */
  private RenewalOutcome outcome(Response response, @Nullable TokenAnswer answer) {
    int status = response.code();
    String error = answer == null ? null : code(answer.error());
    if (response.isSuccessful() && answer != null && error == null) {
      String token = answer.accessToken();
      return token == null
          ? new Refused(null, refusal(status))
          : new Granted(grant(token, answer.expiresIn()));
    }
    boolean passing = status == 429 || (error != null && PASSING_ERRORS.contains(error));
    boolean refused = status == 401 || status == 403 || (error != null && status < 500);
    if (refused && !passing) {
      return new Refused(error, refusal(status));
    }
    return new NotProcessed(
        "the token service answered HTTP " + status + (error == null ? "" : ", " + error),
        RateHeaders.resetAfter(response.headers()));
  }

  // What is no code (RFC 6749, section 5.2) may quote the Authorization header.
  private static @Nullable String code(@Nullable String error) {
    return error == null || CODE.matcher(error).matches() ? error : "an error without a code";
  }

  private static String refusal(int status) {
    return "the token service refused client id and client secret (HTTP "
        + status
        + "); check both";
  }

  private TokenGrant grant(String token, @Nullable Long expiresIn) {
    return new TokenGrant(Secret.of(token), expiry(expiresIn), null, null, Set.of(), Map.of());
  }

  private @Nullable Instant expiry(@Nullable Long seconds) {
    if (seconds == null || seconds <= 0 || seconds > LONGEST_LIFETIME_SECONDS) {
      return null;
    }
    return clock.instant().plusSeconds(seconds);
  }
}
