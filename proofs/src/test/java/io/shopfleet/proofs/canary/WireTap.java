package io.shopfleet.proofs.canary;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Plants every secret that goes over the wire, in either direction: what the marketplace makes up
 * and what is computed on the way cannot be planted before.
 */
final class WireTap implements Interceptor {

  private static final Set<String> SECRET_PARAMETERS =
      Set.of("app_secret", "auth_code", "refresh_token", "sign");
  private static final Pattern TOKEN =
      Pattern.compile("\"(access_token|refresh_token)\"\\s*:\\s*\"([^\"]+)\"");
  private static final long MOST_OF_AN_ANSWER = 1 << 20;

  private final Canaries canaries;
  private final Runnable whileUnderWay;

  WireTap(Canaries canaries, Runnable whileUnderWay) {
    this.canaries = canaries;
    this.whileUnderWay = whileUnderWay;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    HttpUrl url = request.url();
    for (String name : SECRET_PARAMETERS) {
      String value = url.queryParameter(name);
      if (value != null) {
        canaries.plant(name + " on the wire", value);
      }
    }
    String token = request.header("x-tts-access-token");
    if (token != null) {
      canaries.plant("access token on the wire", token);
    }
    whileUnderWay.run();
    Response response = chain.proceed(request);
    Matcher given = TOKEN.matcher(response.peekBody(MOST_OF_AN_ANSWER).string());
    while (given.find()) {
      canaries.plant(given.group(1) + " from the wire", given.group(2));
    }
    return response;
  }
}
