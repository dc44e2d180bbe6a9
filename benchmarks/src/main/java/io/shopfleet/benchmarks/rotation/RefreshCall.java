package io.shopfleet.benchmarks.rotation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One call to the token endpoint, for the contestants that do not bring their own. */
final class RefreshCall {

  private static final Pattern ACCESS = Pattern.compile("\"access_token\":\"([^\"]*)\"");
  private static final Pattern REFRESH = Pattern.compile("\"refresh_token\":\"([^\"]*)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  RefreshCall(URI address) {
    this.address = address;
  }

  /** The new pair. */
  record Pair(String access, String refresh) {}

  /** The server does not take the refresh token. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException() {
      super("invalid_grant");
    }
  }

  Pair with(String refreshToken) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=refresh_token&refresh_token=" + refreshToken))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new RefusedException();
      }
      return new Pair(found(ACCESS, answer.body()), found(REFRESH, answer.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String found(Pattern pattern, String text) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException("no token in the answer");
    }
    return matcher.group(1);
  }
}
