package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.credential.AccessToken;
import io.shopfleet.platform.CallTag;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Puts the access token on a request. */
final class BearerSigner implements Interceptor {

  /**
   * Whether a request without one was ever refused is not established; integrators always sent one.
   */
  static final String USER_AGENT = "Shopfleet";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallTag tag = request.tag(CallTag.class);
    AccessToken token = tag == null ? null : tag.credential().accessToken();
    if (token == null) {
      throw new IllegalStateException("A Tokopedia request needs a credential with a token");
    }
    return chain.proceed(
        request
            .newBuilder()
            .header("Authorization", "Bearer " + token.value().reveal())
            .header("User-Agent", USER_AGENT)
            .header("Accept", "application/json")
            .build());
  }
}
