package io.shopfleet.benchmarks;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * An order search as a host would write it without the SDK: OkHttp, Moshi's record adapter, a
 * signature by hand. No limit, no repetition, no token renewal, no accounts.
 */
public final class HandWrittenShop {

  public static final String APP_KEY = "6benchmarkkey";
  public static final String SECRET = "5f0c8e21b7d94a36c1e8f7025d9b3a64e0c7128f";
  public static final String TOKEN = "ROW_benchmark-access-token";
  public static final String CIPHER = "ROW_bE9nAAAAAAb3nchM4rkS4mpl3C1ph3rT0k0Uj1";

  private static final String PATH = "/order/202309/orders/search";
  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient http = new OkHttpClient();
  private final JsonAdapter<MoshiOrderPage> pages =
      new Moshi.Builder().build().adapter(MoshiOrderPage.class);
  private final JsonAdapter<Map<String, Object>> bodies =
      new Moshi.Builder()
          .build()
          .adapter(Types.newParameterizedType(Map.class, String.class, Object.class));
  private final HttpUrl base;

  public HandWrittenShop(URI address) {
    base = HttpUrl.get(address + PATH);
  }

  /** What takes an answer from the wire. */
  interface AnswerReader<T> {
    T read(BufferedSource source) throws IOException;
  }

  public MoshiOrderPage page(long updatedSince, String pageToken) throws IOException {
    MoshiOrderPage page = page(updatedSince, pageToken, this::read);
    if (page.code() != 0) {
      throw new IOException("The shop answered code " + page.code());
    }
    return page;
  }

  private MoshiOrderPage read(BufferedSource source) throws IOException {
    MoshiOrderPage page = pages.fromJson(source);
    if (page == null) {
      throw new IOException("The shop answered null");
    }
    return page;
  }

  <T> T page(long updatedSince, String pageToken, AnswerReader<T> reader) throws IOException {
    byte[] body =
        bodies.toJson(Map.of("update_time_ge", updatedSince)).getBytes(StandardCharsets.UTF_8);
    Map<String, String> query = new TreeMap<>();
    query.put("app_key", APP_KEY);
    query.put("page_size", "100");
    query.put("shop_cipher", CIPHER);
    query.put("sort_field", "update_time");
    query.put("sort_order", "ASC");
    query.put("timestamp", Long.toString(System.currentTimeMillis() / 1000));
    query.put("page_token", pageToken);
    HttpUrl.Builder url = base.newBuilder();
    query.forEach(url::addQueryParameter);
    url.addQueryParameter("sign", sign(query, body));
    Request request =
        new Request.Builder()
            .url(url.build())
            .header("x-tts-access-token", TOKEN)
            .post(RequestBody.create(body, JSON))
            .build();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("The shop answered " + response.code());
      }
      return reader.read(response.body().source());
    }
  }

  private static String sign(Map<String, String> query, byte[] body) {
    StringBuilder head = new StringBuilder(SECRET).append(PATH);
    query.forEach((name, value) -> head.append(name).append(value));
    byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(head.toString().getBytes(StandardCharsets.UTF_8));
      mac.update(body);
      return HexFormat.of().formatHex(mac.doFinal(secret));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
