package io.shopfleet.tiktokshop;

import io.shopfleet.account.Account;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenGrant;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.internal.http.PlatformHttp;
import io.shopfleet.internal.http.TransportFailures;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.CallTag;
import io.shopfleet.platform.ConsentFlow;
import io.shopfleet.platform.Endpoints;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * How a seller lets an app into shops: consent page, then a code that is exchanged for tokens, then
 * the shops that these tokens open. Everything here happens before there is an account, so it goes
 * to the platform's own addresses, is made once and never repeated.
 */
final class TikTokAuthorization implements ConsentFlow {

  private static final CallSpec PAGE = CallSpec.read("authorization.consentPage").interactive();
  private static final CallSpec EXCHANGE = CallSpec.write("token.get").interactive();
  private static final CallSpec LIST =
      ShopCalls.spec(AuthorizationOperations.GET_AUTHORIZED_SHOPS).interactive();
  private static final URI WORLD = URI.create("https://services.tiktokshop.com/open/authorize");
  private static final URI UNITED_STATES =
      URI.create("https://services.us.tiktokshop.com/open/authorize");
  private static final RegionCode US = new RegionCode("US");

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
  private final SettingsCascade settings;
  private final InstantSource clock;

  TikTokAuthorization(
      PlatformHttp http,
      ShopCalls calls,
      Failures failures,
      SettingsCascade settings,
      InstantSource clock) {
    this.http = http;
    this.calls = calls;
    this.service = new TokenService(http.plainClient());
    this.failures = failures;
    this.judge = new EnvelopeJudge(failures);
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * {@inheritDoc} The platform answers to the address that is fixed in Partner Center. US sellers
   * have a page of their own.
   */
  @Override
  public URI consentPage(Credential app, RegionCode market, String state) {
    String serviceId =
        app.parameter(TikTokCredential.SERVICE_ID)
            .orElseThrow(
                () ->
                    failure(FailureKind.INVALID_REQUEST, PAGE)
                        .notSent()
                        .message("the app has no " + TikTokCredential.SERVICE_ID)
                        .whatToDo(
                            "Save the app with the service_id of the authorization link that"
                                + " Partner Center shows; it is not the app key")
                        .build());
    return HttpUrl.get(page(market).toString())
        .newBuilder()
        .addQueryParameter("service_id", serviceId)
        .addQueryParameter("state", state)
        .build()
        .uri();
  }

  private URI page(RegionCode market) {
    return settings
        .platformSettings(TikTokCredential.PLATFORM)
        .get(Endpoints.CONSENT_URL)
        .orElse(market.equals(US) ? UNITED_STATES : WORLD);
  }

  @Override
  public Optional<String> state(Map<String, String> query) {
    return Optional.ofNullable(query.get("state")).filter(state -> !state.isBlank());
  }

  /** {@inheritDoc} A refusal comes with {@code error=auth_denied} and without a code. */
  @Override
  public String code(Map<String, String> query) {
    String code = query.getOrDefault("code", "");
    // Older pages write the word null where there is no code.
    if (code.isBlank() || code.equals("null")) {
      throw failure(FailureKind.AUTH_REJECTED, PAGE)
          .notSent()
          .code(query.get("error"))
          .message("the seller did not authorize; there is no code")
          .whatToDo("Start the authorization again")
          .build();
    }
    return code;
  }

  /** {@inheritDoc} A code lives half an hour. */
  @Override
  public TokenGrant exchange(Credential app, String code) {
    CallTag tag = new CallTag(NOBODY_YET, withCode(app, code), EXCHANGE);
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

  // What was sent, so that none of it stands in a message.
  private static Credential withCode(Credential app, String code) {
    Map<String, Secret> secrets = new HashMap<>(app.secrets());
    secrets.put("auth_code", Secret.of(code));
    return Credential.of(app.id(), app.parameters(), secrets);
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

  /**
   * {@inheritDoc} With the ciphers that address them. A cross-border seller has one in each market;
   * a seller of "Tokopedia &amp; Shop" has one for both apps.
   */
  @Override
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

  /** {@inheritDoc} TikTok knows a user by one id for each app. */
  @Override
  public Optional<String> seller(Credential credential) {
    return credential.parameter(TikTokCredential.OPEN_ID);
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
