package io.shopfleet.internal.http;

import io.shopfleet.platform.CallTag;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends a request to its account's own address. Retrofit knows a placeholder only, so that one
 * Retrofit serves accounts at different addresses. Runs after signing, which is about the path
 * alone.
 */
final class AddressInterceptor implements Interceptor {

  private final Addresses addresses;

  AddressInterceptor(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallTag tag = request.tag(CallTag.class);
    if (tag == null) {
      throw new IllegalStateException(
          "A marketplace request needs its call tag: " + request.method());
    }
    HttpUrl base = addresses.api(tag.account(), tag.spec().operation());
    HttpUrl placed = request.url();
    HttpUrl.Builder url =
        base.newBuilder().encodedPath(join(base.encodedPath(), placed.encodedPath()));
    // The encoded text is carried over untouched: a signature is about these very characters.
    url.encodedQuery(placed.encodedQuery());
    return chain.proceed(request.newBuilder().url(url.build()).build());
  }

  private static String join(String basePath, String path) {
    return basePath.endsWith("/")
        ? basePath.substring(0, basePath.length() - 1) + path
        : basePath + path;
  }
}
