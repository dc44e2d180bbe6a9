package io.shopfleet.tiktokshop.internal.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallTag;
import io.shopfleet.tiktokshop.api.ApiOperation;
import io.shopfleet.tiktokshop.api.ApiOperation.Presence;
import io.shopfleet.tiktokshop.api.registry.ApiOperations;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import io.shopfleet.tiktokshop.internal.credential.CredentialReader;
import io.shopfleet.tiktokshop.signing.QueryParameter;
import io.shopfleet.tiktokshop.signing.RequestSigner;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Puts on a request what every call of the TikTok Shop Open API carries: app key, timestamp, the
 * ciphers that the operation takes, the access token, the content type, and the signature over
 * them.
 *
 * <p>The body is serialised once: the very bytes that were signed are sent. Values are signed
 * decoded and encoded once; nobody may touch the query afterwards. Parameters without a value are
 * left out.
 */
public final class SigningInterceptor implements Interceptor {

  private static final String TOKEN_HEADER = "x-tts-access-token";
  private static final String CONTENT_TYPE_HEADER = "content-type";
  private static final String JSON = "application/json";
  private static final MediaType JSON_TYPE = MediaType.get(JSON);
  private static final byte[] NOTHING = new byte[0];
  private static final int KEPT_SIGNERS = 1_000;

  private final InstantSource clock;
  private final Cache<String, KeptSigner> signers =
      Caffeine.newBuilder().maximumSize(KEPT_SIGNERS).build();

  /**
   * @param clock the timestamp's source; the platform takes five minutes back to half a minute
   *     ahead
   */
  public SigningInterceptor(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @throws MarketplaceException INVALID_REQUEST, before anything is sent, if the credential has no
   *     app key or secret or the account lacks a cipher that the operation needs; AUTH_REJECTED if
   *     the credential has no access token
   */
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallTag tag = request.tag(CallTag.class);
    if (tag == null) {
      throw new IllegalStateException("A request to TikTok Shop needs its call tag");
    }
    return chain.proceed(signed(request, tag));
  }

  private Request signed(Request request, CallTag tag) throws IOException {
    String operation = tag.spec().operation();
    Credential credential = tag.credential();
    Secret secret = CredentialReader.appSecret(tag.account(), credential, operation);
    String appKey = CredentialReader.appKey(tag.account(), credential, operation);
    String token = accessToken(tag);
    List<QueryParameter> query = query(request, tag, appKey);

    RequestBody body = request.body();
    String contentType = contentType(body);
    boolean multipart = RequestSigner.isMultipart(contentType);
    byte[] bytes = body == null || multipart ? NOTHING : bytes(body);
    String path = request.url().encodedPath();
    String sign = signer(appKey, secret).sign(path, query, contentType, bytes);
    query.add(new QueryParameter("sign", sign));

    Request.Builder signed =
        request.newBuilder().url(withQuery(request.url(), query)).header(TOKEN_HEADER, token);
    if (!multipart) {
      signed.header(CONTENT_TYPE_HEADER, JSON);
      signed.method(request.method(), body == null ? null : RequestBody.create(bytes, JSON_TYPE));
    }
    return signed.build();
  }

  private List<QueryParameter> query(Request request, CallTag tag, String appKey) {
    List<QueryParameter> query = new ArrayList<>();
    HttpUrl url = request.url();
    for (int i = 0; i < url.querySize(); i++) {
      String value = url.queryParameterValue(i);
      if (value != null && !value.isEmpty()) {
        query.add(new QueryParameter(url.queryParameterName(i), value));
      }
    }
    query.add(new QueryParameter("app_key", appKey));
    query.add(new QueryParameter("timestamp", Long.toString(clock.instant().getEpochSecond())));
    Optional<ApiOperation> operation = ApiOperations.find(request.method(), url.encodedPath());
    Presence shop = operation.map(ApiOperation::shopCipher).orElse(Presence.OPTIONAL);
    Presence asset = operation.map(ApiOperation::assetCipher).orElse(Presence.ABSENT);
    cipher(TikTokCredential.SHOP_CIPHER, shop, tag).ifPresent(query::add);
    cipher(TikTokCredential.CATEGORY_ASSET_CIPHER, asset, tag).ifPresent(query::add);
    return query;
  }

  private static Optional<QueryParameter> cipher(String name, Presence presence, CallTag tag) {
    if (presence == Presence.ABSENT) {
      return Optional.empty();
    }
    Optional<String> value = tag.account().shopAttribute(name).filter(text -> !text.isBlank());
    if (value.isEmpty() && presence == Presence.REQUIRED) {
      throw missingCipher(name, tag);
    }
    return value.map(text -> new QueryParameter(name, text));
  }

  private static MarketplaceException missingCipher(String name, CallTag tag) {
    String whatToDo =
        name.equals(TikTokCredential.SHOP_CIPHER)
            ? "Reload the shops of the authorization and store the shop's cipher as the account's "
                + "shop attribute "
                + name
            : "Read the category assets of the partner and store the cipher as the account's shop "
                + "attribute "
                + name;
    return MarketplaceException.of(
            FailureKind.INVALID_REQUEST, tag.account(), tag.spec().operation())
        .notSent()
        .message("missing cipher: the operation needs " + name + " and the account has none")
        .whatToDo(whatToDo)
        .build();
  }

  private static String accessToken(CallTag tag) {
    AccessToken token = tag.credential().accessToken();
    if (token == null) {
      throw MarketplaceException.of(
              FailureKind.AUTH_REJECTED, tag.account(), tag.spec().operation())
          .notSent()
          .message("the credential has no access token")
          .whatToDo("Authorize the account")
          .build();
    }
    return token.value().reveal();
  }

  /** A signer and the secret it was made for, so that a changed secret is noticed. */
  private record KeptSigner(Secret secret, RequestSigner signer) {}

  private RequestSigner signer(String appKey, Secret secret) {
    KeptSigner kept = signers.getIfPresent(appKey);
    if (kept == null || !kept.secret().equals(secret)) {
      kept = new KeptSigner(secret, new RequestSigner(secret));
      signers.put(appKey, kept);
    }
    return kept.signer();
  }

  private static String contentType(@Nullable RequestBody body) {
    MediaType type = body == null ? null : body.contentType();
    return type == null ? JSON : type.toString();
  }

  private static byte[] bytes(RequestBody body) throws IOException {
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    return buffer.readByteArray();
  }

  private static HttpUrl withQuery(HttpUrl url, List<QueryParameter> query) {
    HttpUrl.Builder built = url.newBuilder().query(null);
    query.forEach(parameter -> built.addQueryParameter(parameter.name(), parameter.value()));
    return built.build();
  }
}
