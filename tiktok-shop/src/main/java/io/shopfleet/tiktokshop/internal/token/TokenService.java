package io.shopfleet.tiktokshop.internal.token;

import java.io.IOException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The token service on the wire: unsigned GETs with the app secret in the query. Their URLs must
 * therefore never be logged nor stand in a message. Safe for concurrent use.
 */
public final class TokenService {

  private final OkHttpClient client;

  public TokenService(OkHttpClient client) {
    this.client = client;
  }

  /**
   * A complete answer.
   *
   * @param status the HTTP status
   * @param headers its headers
   * @param body its text
   */
  public record Answer(int status, Headers headers, String body) {

    /** Whether the status is one of success. */
    public boolean successful() {
      return status >= 200 && status < 300;
    }

    /** Neither status nor body: the body holds tokens. */
    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }

  /**
   * Makes exactly one call.
   *
   * @throws IOException if no complete answer came
   */
  public Answer get(HttpUrl url) throws IOException {
    Request request = new Request.Builder().url(url).get().build();
    try (Response response = client.newCall(request).execute()) {
      return new Answer(response.code(), response.headers(), response.body().string());
    }
  }
}
