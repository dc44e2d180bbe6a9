package io.shopfleet.tiktokshop;

import io.shopfleet.account.Account;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.TokenGrant;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.internal.http.PlatformHttp;
import io.shopfleet.internal.http.TransportFailures;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.CallTag;
import io.shopfleet.platform.ShopProfile;
import io.shopfleet.tiktokshop.api.Envelope;
import io.shopfleet.tiktokshop.api.authorization.AuthorizationApi;
import io.shopfleet.tiktokshop.api.authorization.AuthorizationOperations;
import io.shopfleet.tiktokshop.api.authorization.GetAuthorizedShopsResponse;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import io.shopfleet.tiktokshop.internal.credential.CredentialReader;
import io.shopfleet.tiktokshop.internal.failure.EnvelopeJudge;
import io.shopfleet.tiktokshop.internal.failure.ErrorEnvelope;
import io.shopfleet.tiktokshop.internal.failure.Failures;
import io.shopfleet.tiktokshop.internal.shop.ShopMapping;
import io.shopfleet.tiktokshop.internal.token.TokenData;
import io.shopfleet.tiktokshop.internal.token.TokenService;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * How a seller connects: consent page, then a code that is exchanged for tokens, then the shops
 * that these tokens open. Everything here happens before there is an account, so it goes to the
 * platform's own addresses, is made once and never repeated. Safe for concurrent use; its calls
 * block.
 */
public final class TikTokAuthorization {

  private static final CallSpec EXCHANGE = CallSpec.write("token.get").interactive();
  private static final CallSpec LIST =
      ShopCalls.spec(AuthorizationOperations.GET_AUTHORIZED_SHOPS).interactive();
  private static final String WORLD = "https://services.tiktokshop.com/open/authorize";
  private static final String UNITED_STATES = "https://services.us.tiktokshop.com/open/authorize";

  /** Stands for the account that does not exist yet. */
  private static final Account NOBODY_YET =
      Account.of(TikTokCredential.PLATFORM, new ShopId("unknown"), "new authorization")
          .region(new RegionCode("ZZ"))
          .build();

  private final PlatformHttp http;
  private final ShopCalls calls;
  private final TokenService service;
  private final EnvelopeJudge judge;
  private final Failures failures;
  private final InstantSource clock;

  TikTokAuthorization(PlatformHttp http, ShopCalls calls, Failures failures, InstantSource clock) {
    this.http = http;
    this.calls = calls;
    this.service = new TokenService(http.plainClient());
    this.failures = failures;
    this.judge = new EnvelopeJudge(failures);
    this.clock = clock;
  }

  /**
   * Where a seller is sent to authorize an app. The platform answers to the address that is fixed
   * in Partner Center, with {@code code} and the given state; without a state if the seller started
   * in the App Store, and with {@code error=auth_denied} if the seller refused.
   *
   * @param market the seller's; US sellers have a page of their own
   * @param serviceId the app's id from Partner Center, which is not the app key
   * @param state a text that nobody can guess, to be compared when the seller comes back
   */
  public static URI consentPage(RegionCode market, String serviceId, String state) {
    String page = market.value().equals("US") ? UNITED_STATES : WORLD;
    return HttpUrl.get(page)
        .newBuilder()
        .addQueryParameter("service_id", serviceId)
        .addQueryParameter("state", state)
        .build()
        .uri();
  }

  /**
   * Exchanges the code that a seller brought for tokens. A code lives half an hour and works once.
   *
   * @param app holds {@code app_key} and {@code app_secret}
   * @throws MarketplaceException AUTH_REJECTED if the code is refused, or another kind if the call
   *     fails; then the seller has to start again, for the code may be consumed
   */
  public TokenGrant exchange(Credential app, String code) {
    if (code.isBlank() || code.equals("null")) {
      throw failure(FailureKind.AUTH_REJECTED, EXCHANGE)
          .notSent()
          .message("the seller did not authorize; there is no code")
          .whatToDo("Start the authorization again")
          .build();
    }
    CallTag tag = new CallTag(NOBODY_YET, app, EXCHANGE);
    TokenService.Answer answer = answer(exchangeUrl(app, code));
    Optional<ErrorEnvelope> envelope = ErrorEnvelope.read(answer.body());
    if (envelope.isPresent() && envelope.get().code() != 0) {
      throw failures.ofCode(tag, envelope.get(), answer.status(), answer.headers());
    }
    if (!answer.successful()) {
      throw failures.ofStatus(tag, answer.status(), answer.headers());
    }
    return TokenData.grant(answer.body(), clock.instant())
        .orElseThrow(
            () ->
                failure(FailureKind.UNKNOWN, EXCHANGE)
                    .httpStatus(answer.status())
                    .message("the answer holds no access token")
                    .whatToDo("Start the authorization again")
                    .build());
  }

  private HttpUrl exchangeUrl(Credential app, String code) {
    String operation = EXCHANGE.operation();
    return http.addresses()
        .tokens(NOBODY_YET, operation)
        .newBuilder()
        .addPathSegments("api/v2/token/get")
        .addQueryParameter("app_key", CredentialReader.appKey(null, app, operation))
        .addQueryParameter("app_secret", CredentialReader.appSecret(null, app, operation).reveal())
        .addQueryParameter("auth_code", code)
        .addQueryParameter("grant_type", "authorized_code")
        .build();
  }

  private TokenService.Answer answer(HttpUrl url) {
    try {
      return service.get(url);
    } catch (IOException e) {
      throw unreachable(EXCHANGE, e);
    }
  }

  /** The credential of an app with what a seller granted it, ready to be stored. */
  public Credential credential(Credential app, TokenGrant grant) {
    AccessToken access =
        grant.expiresAt() == null
            ? new AccessToken(grant.accessToken(), null, clock.instant(), clock.instant())
            : AccessToken.expiringAt(grant.accessToken(), grant.expiresAt());
    RefreshToken refresh =
        grant.refreshToken() == null
            ? null
            : new RefreshToken(grant.refreshToken(), grant.refreshExpiresAt());
    Credential credential = app.withTokens(access, refresh).withScopes(grant.scopes());
    for (var told : grant.parameters().entrySet()) {
      credential = credential.withParameter(told.getKey(), told.getValue());
    }
    return credential;
  }

  /**
   * The shops that an authorization opens, with the ciphers that address them. A cross-border
   * seller has one in each market; a seller of "Tokopedia &amp; Shop" has one for both apps.
   *
   * @param credential holds app key, app secret and an access token
   * @throws MarketplaceException if the call fails
   */
  public List<ShopProfile> shops(Credential credential) {
    CallTag tag = new CallTag(NOBODY_YET, credential, LIST);
    try {
      Envelope<GetAuthorizedShopsResponse> envelope =
          judge.judge(tag, calls.area(AuthorizationApi.class).getAuthorizedShops(tag).execute());
      return ShopMapping.profiles(envelope.data().shops(), NOBODY_YET, LIST.operation());
    } catch (IOException e) {
      throw unreachable(LIST, e);
    }
  }

  // The cause stays out: its message may quote the address, and that holds the app secret.
  private static MarketplaceException unreachable(CallSpec spec, IOException cause) {
    MarketplaceException.Builder failure = failure(FailureKind.TRANSIENT, spec);
    if (TransportFailures.certainlyNotSent(cause)) {
      failure.notSent();
    }
    return failure
        .message("no complete answer (" + cause.getClass().getSimpleName() + ")")
        .whatToDo("Start the authorization again")
        .build();
  }

  private static MarketplaceException.Builder failure(FailureKind kind, CallSpec spec) {
    return MarketplaceException.of(kind, TikTokCredential.PLATFORM, spec.operation());
  }
}
