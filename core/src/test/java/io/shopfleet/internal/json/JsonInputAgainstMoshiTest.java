package io.shopfleet.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Moshi's reader is the oracle: what it reads, {@link JsonInput} reads to the same values. */
class JsonInputAgainstMoshiTest {

  private static final String[] TEXTS = {
    "", "a", "é", "🙏", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\ud83d\\ude4f", "{[,:]}", "57"
  };
  private static final String[] NUMBERS = {
    "0", "-1", "12", "1.5", "-0.25", "1e3", "2E-2", "9007199254740991", "0.0"
  };

  @Test
  void randomDocuments_readTheSame() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      String json = object(random, 0);
      assertThat(ours(json)).as(json).isEqualTo(moshi(json));
    }
  }

  @Test
  void damagedDocuments_areRefusedAlike() {
    Random random = new Random(11);
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = object(random, 0).getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) "{}[]:,\"\\x019-.et ".charAt(random.nextInt(17));
      String json = new String(bytes, StandardCharsets.UTF_8);
      Optional<Object> ours = attempt(() -> ours(json));
      Optional<Object> moshis = attempt(() -> moshi(json));
      if (namesTwice(json)) {
        continue;
      }
      refused += ours.isEmpty() ? 1 : 0;
      assertThat(ours).as(json).isEqualTo(moshis);
    }
    assertThat(refused).isGreaterThan(1_000);
  }

  /** Moshi's maps refuse a name that comes twice; records on either reader take the last. */
  private static boolean namesTwice(String json) {
    try {
      moshi(json);
      return false;
    } catch (IOException | JsonDataException refused) {
      return String.valueOf(refused.getMessage()).contains("multiple values");
    }
  }

  private interface Reading {
    Object read() throws IOException;
  }

  private static Optional<Object> attempt(Reading reading) {
    try {
      return Optional.of(reading.read());
    } catch (JsonEncodingException | JsonDataException | EOFException refused) {
      return Optional.empty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Object ours(String json) throws IOException {
    JsonInput input = JsonInput.of(new Buffer().writeUtf8(json));
    Object value = plain(input.map());
    input.endDocument();
    return value;
  }

  private static Object moshi(String json) throws IOException {
    JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json));
    Object value = plain(reader.readJsonValue());
    if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
      throw new JsonDataException("more than one document");
    }
    return value;
  }

  /** Numbers as doubles, nulls left out: the two differ there by intent. */
  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> result = new LinkedHashMap<>();
      map.forEach(
          (name, member) -> {
            if (member != null) {
              result.put(name, plain(member));
            }
          });
      return result;
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .filter(member -> member != null)
          .map(JsonInputAgainstMoshiTest::plain)
          .collect(Collectors.toList());
    }
    // Adding zero makes one of the two zeros that doubles have.
    return value instanceof Number number ? (Object) (number.doubleValue() + 0.0) : value;
  }

  private static String object(Random random, int depth) {
    StringBuilder json = new StringBuilder(space(random) + "{");
    int fields = random.nextInt(5);
    for (int i = 0; i < fields; i++) {
      json.append(i == 0 ? "" : ",").append(space(random));
      json.append("\"f").append(i).append(TEXTS[random.nextInt(TEXTS.length)]).append('"');
      json.append(space(random)).append(':').append(value(random, depth + 1));
    }
    return json.append(space(random)).append('}').append(space(random)).toString();
  }

  private static String value(Random random, int depth) {
    String value =
        switch (random.nextInt(depth > 3 ? 5 : 7)) {
          case 0 -> "null";
          case 1 -> Boolean.toString(random.nextBoolean());
          case 2 -> NUMBERS[random.nextInt(NUMBERS.length)];
          case 3, 4 ->
              '"' + TEXTS[random.nextInt(TEXTS.length)] + TEXTS[random.nextInt(TEXTS.length)] + '"';
          case 5 -> object(random, depth);
          default -> list(random, depth);
        };
    return space(random) + value + space(random);
  }

  private static String list(Random random, int depth) {
    StringBuilder json = new StringBuilder("[");
    int members = random.nextInt(4);
    for (int i = 0; i < members; i++) {
      json.append(i == 0 ? "" : ",").append(value(random, depth + 1));
    }
    return json.append(']').toString();
  }

  private static String space(Random random) {
    return random.nextInt(4) == 0 ? " \n\t\r".substring(random.nextInt(4)) : "";
  }
}
