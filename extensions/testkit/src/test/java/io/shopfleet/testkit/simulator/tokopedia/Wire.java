package io.shopfleet.testkit.simulator.tokopedia;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A bare HTTP caller that knows nothing of any client module. */
final class Wire {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final FakeTokopedia tokopedia;
  private final long fsId;
  private final String bearer;

  private Wire(FakeTokopedia tokopedia, long fsId, String bearer) {
    this.tokopedia = tokopedia;
    this.fsId = fsId;
    this.bearer = bearer;
  }

  /** Signed in as an app, as any client would be. */
  static Wire signedIn(FakeTokopedia tokopedia, FakeTokopediaApp app) {
    Answer token = token(tokopedia, app.clientId(), app.clientSecret());
    return new Wire(tokopedia, app.fsId(), token.text("access_token"));
  }

  Wire withBearer(String other) {
    return new Wire(tokopedia, fsId, other);
  }

  String bearer() {
    return bearer;
  }

  static Answer token(FakeTokopedia tokopedia, String clientId, String clientSecret) {
    String pair = clientId + ":" + clientSecret;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(
                uri(tokopedia.authUrl().toString(), "token?grant_type=client_credentials"))
            .header("Authorization", basic)
            .POST(BodyPublishers.noBody())
            .build());
  }

  Answer get(String pathAndQuery) {
    return send(request(pathAndQuery).GET().build());
  }

  Answer post(String pathAndQuery, String body) {
    return send(
        request(pathAndQuery)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  Answer orderList(String shopId, long from, long to, int page, int perPage) {
    String query =
        "from_date=%d&to_date=%d&page=%d&per_page=%d&shop_id=%s"
            .formatted(from, to, page, perPage, shopId);
    return get("v2/order/list?fs_id=" + fsId + "&" + query);
  }

  /** The order ids that a window shows on one big page. */
  List<Long> orderIds(String shopId, long from, long to) {
    return orderList(shopId, from, to, 1, 1_000).rows().stream()
        .map(row -> number(row, "order_id").longValueExact())
        .toList();
  }

  Map<String, @Nullable Object> order(long orderId) {
    return get("v2/fs/" + fsId + "/order?order_id=" + orderId).data();
  }

  Answer stockUpdate(long shopId, String rows) {
    return post("inventory/v1/fs/" + fsId + "/stock/update?shop_id=" + shopId, rows);
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(uri(tokopedia.url().toString(), pathAndQuery))
        .header("Authorization", "Bearer " + bearer);
  }

  private static URI uri(String base, String pathAndQuery) {
    return URI.create(base + pathAndQuery);
  }

  static Answer send(HttpRequest request) {
    try {
      return new Answer(HTTP.send(request, BodyHandlers.ofString()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** What came back; JSON numbers are read as {@link BigDecimal}, so nothing is rounded. */
  record Answer(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    String headerLine(String name) {
      return response.headers().firstValue(name).orElse("(absent)");
    }

    Map<String, @Nullable Object> json() {
      return object(Wire.read(body()));
    }

    Map<String, @Nullable Object> header() {
      return object(json().get("header"));
    }

    @Nullable Object errorCode() {
      return header().get("error_code");
    }

    Map<String, @Nullable Object> data() {
      return object(json().get("data"));
    }

    List<Map<String, @Nullable Object>> rows() {
      Object data = json().get("data");
      return data == null ? List.of() : objects(data);
    }

    String text(String name) {
      return Wire.text(json(), name);
    }
  }

  static String text(Map<String, @Nullable Object> object, String name) {
    if (object.get(name) instanceof String text) {
      return text;
    }
    throw new AssertionError("No text " + name + " in " + object);
  }

  static BigDecimal number(Map<String, @Nullable Object> object, String name) {
    if (object.get(name) instanceof BigDecimal number) {
      return number;
    }
    throw new AssertionError("No number " + name + " in " + object);
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> object(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new AssertionError("Not an object: " + value);
  }

  static List<Map<String, @Nullable Object>> objects(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().<Map<String, @Nullable Object>>map(Wire::object).toList();
    }
    throw new AssertionError("Not an array: " + value);
  }

  private static @Nullable Object read(String json) {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json))) {
      return value(reader);
    } catch (IOException malformed) {
      throw new UncheckedIOException(json, malformed);
    }
  }

  private static @Nullable Object value(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          list.add(value(reader));
        }
        reader.endArray();
        yield list;
      }
      case BEGIN_OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
          map.put(reader.nextName(), value(reader));
        }
        reader.endObject();
        yield map;
      }
      case NUMBER -> new BigDecimal(reader.nextString());
      case STRING -> reader.nextString();
      case BOOLEAN -> reader.nextBoolean();
      default -> reader.nextNull();
    };
  }
}
