package io.shopfleet.tiktokshop.internal.token;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenGrant;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Reads the tokens out of an answer of the token service. */
public final class TokenData {

  /**
   * Above this, an expiry is a point in time. The documentation's name says duration, but its own
   * example and every live capture hold epoch seconds.
   */
  private static final long LEAST_POINT_IN_TIME = 1_000_000_000L;

  private static final Set<String> TOLD =
      Set.of(
          TikTokCredential.OPEN_ID,
          TikTokCredential.SELLER_NAME,
          TikTokCredential.SELLER_BASE_REGION,
          TikTokCredential.USER_TYPE);

  private final Map<String, String> texts = new HashMap<>();
  private final Set<String> scopes = new HashSet<>();

  private TokenData() {}

  /**
   * The grant in an answer; empty if it cannot be read or has no access token.
   *
   * @param body the whole answer
   * @param now from when a duration counts
   */
  public static Optional<TokenGrant> grant(String body, Instant now) {
    TokenData data = new TokenData();
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(body))) {
      data.readEnvelope(reader);
    } catch (IOException | JsonDataException e) {
      return Optional.empty();
    }
    return data.grant(now);
  }

  private void readEnvelope(JsonReader reader) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      boolean data = reader.nextName().equals("data");
      if (data && reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
        readData(reader);
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
  }

  private void readData(JsonReader reader) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      switch (reader.peek()) {
        case STRING, NUMBER -> texts.put(name, reader.nextString());
        case BEGIN_ARRAY -> readList(name, reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
  }

  private void readList(String name, JsonReader reader) throws IOException {
    reader.beginArray();
    while (reader.hasNext()) {
      if (name.equals("granted_scopes") && reader.peek() == JsonReader.Token.STRING) {
        scopes.add(reader.nextString());
      } else {
        reader.skipValue();
      }
    }
    reader.endArray();
  }

  private Optional<TokenGrant> grant(Instant now) {
    Secret access = secret("access_token");
    if (access == null) {
      return Optional.empty();
    }
    Map<String, String> told = new HashMap<>(texts);
    told.keySet().retainAll(TOLD);
    return Optional.of(
        new TokenGrant(
            access,
            expiry("access_token_expire_in", now),
            secret("refresh_token"),
            expiry("refresh_token_expire_in", now),
            scopes,
            told));
  }

  private @Nullable Secret secret(String name) {
    String text = texts.get(name);
    return text == null || text.isBlank() ? null : Secret.of(text);
  }

  // An expiry that cannot be read is unknown; the tokens beside it must not be lost for it.
  private @Nullable Instant expiry(String name, Instant now) {
    try {
      long value = Long.parseLong(texts.getOrDefault(name, "0"));
      if (value <= 0) {
        return null;
      }
      return value > LEAST_POINT_IN_TIME ? Instant.ofEpochSecond(value) : now.plusSeconds(value);
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }
}
