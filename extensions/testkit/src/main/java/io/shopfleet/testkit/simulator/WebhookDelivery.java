package io.shopfleet.testkit.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;

/**
 * A webhook that a marketplace sends: signed when it was made, and sent as often and as late as a
 * test wants, for marketplaces deliver at least once and in no order. Immutable.
 */
public final class WebhookDelivery {

  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient client;
  private final Map<String, String> headers;
  private final ByteString body;

  /**
   * @param client whose connections are used
   * @param headers beside those of every request
   * @param body the bytes as they are sent
   */
  public WebhookDelivery(OkHttpClient client, Map<String, String> headers, ByteString body) {
    this.client = client;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** The headers that the marketplace adds, the signature among them. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The bytes. */
  public ByteString body() {
    return body;
  }

  /** The same signature over other bytes, as somebody on the way would make it. */
  public WebhookDelivery withBody(ByteString other) {
    return new WebhookDelivery(client, headers, other);
  }

  /** With another value of a header, or one more header. */
  public WebhookDelivery withHeader(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(name, value);
    return new WebhookDelivery(client, changed, body);
  }

  /** Without a header. */
  public WebhookDelivery withoutHeader(String name) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.remove(name);
    return new WebhookDelivery(client, changed, body);
  }

  /**
   * Posts it and waits for the answer.
   *
   * @return the HTTP status; the marketplace takes anything but 200 for a failure
   */
  public int sendTo(HttpUrl address) {
    Request.Builder request =
        new Request.Builder().url(address).post(RequestBody.create(body, JSON));
    headers.forEach(request::header);
    try (Response response = client.newCall(request.build()).execute()) {
      return response.code();
    } catch (IOException e) {
      throw new UncheckedIOException("Nobody took the webhook at " + address, e);
    }
  }
}
