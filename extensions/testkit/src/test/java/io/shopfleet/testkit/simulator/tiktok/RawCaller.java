package io.shopfleet.testkit.simulator.tiktok;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shopfleet.testkit.simulator.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Calls the simulator with nothing but the JDK; the signature is written from the contract. */
final class RawCaller {
  private final HttpClient http = HttpClient.newHttpClient();
  private final FakeTikTokShop fake;
  private final FakeApp app;
  private final String token;
  private final TreeMap<String, String> query = new TreeMap<>();
  private @Nullable String sign;
  private String body = "";
  private @Nullable String contentType = "application/json";

  RawCaller(FakeTikTokShop fake, FakeApp app, String token) {
    this.fake = fake;
    this.app = app;
    this.token = token;
    query.put("app_key", app.key());
    query.put("timestamp", Long.toString(fake.clock().epochSecond()));
  }

  RawCaller shop(FakeShop shop) {
    return with("shop_cipher", shop.cipher());
  }

  RawCaller with(String name, String value) {
    query.put(name, value);
    return this;
  }

  RawCaller without(String name) {
    query.remove(name);
    return this;
  }

  RawCaller body(String json) {
    body = json;
    return this;
  }

  RawCaller sign(String other) {
    sign = other;
    return this;
  }

  RawCaller contentType(@Nullable String type) {
    contentType = type;
    return this;
  }

  Answer get(String path) {
    return call("GET", path);
  }

  Answer post(String path) {
    return call("POST", path);
  }

  Answer call(String method, String path) {
    try {
      HttpResponse<String> response =
          http.send(request(method, path), HttpResponse.BodyHandlers.ofString());
      return new Answer(response);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  HttpRequest request(String method, String path) {
    TreeMap<String, String> sent = new TreeMap<>(query);
    String signature = sign == null ? signature(app.secret(), path, query, body) : sign;
    if (!signature.isEmpty()) {
      sent.put("sign", signature);
    }
    StringBuilder target = new StringBuilder(path);
    sent.forEach(
        (name, value) ->
            target
                .append(target.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, UTF_8)));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(fake.url().toString()).resolve(target.toString()))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (contentType != null) {
      request.header("content-type", contentType);
    }
    if (!token.isEmpty()) {
      request.header("x-tts-access-token", token);
    }
    return request.build();
  }

  static String signature(String secret, String path, Map<String, String> parameters, String body) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes((secret + path).getBytes(UTF_8));
    new TreeMap<>(parameters)
        .forEach((name, value) -> text.writeBytes((name + value).getBytes(UTF_8)));
    text.writeBytes((body + secret).getBytes(UTF_8));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.toByteArray()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An answer, read loosely. */
  record Answer(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    int code() {
      return ((Double) json().get("code")).intValue();
    }

    String message() {
      return (String) json().get("message");
    }

    Map<String, @Nullable Object> json() {
      return Json.readObject(ByteString.encodeUtf8(response.body())).orElseThrow();
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> data() {
      return (Map<String, Object>) json().get("data");
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> list(String name) {
      return (List<Map<String, Object>>) data().getOrDefault(name, List.of());
    }

    String nextPageToken() {
      return (String) data().getOrDefault("next_page_token", "");
    }

    int totalCount() {
      return ((Double) data().get("total_count")).intValue();
    }
  }
}
