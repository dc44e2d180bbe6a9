package io.shopfleet.internal.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads values that marketplaces send in more than one way, for adapters written by hand on Moshi's
 * reader.
 *
 * <p>A number may come as text and text as a number or a boolean, an absent list is empty, {@code
 * null} and empty text stand for an absent number, boolean or object. What cannot be understood at
 * all (an object where text belongs, a number that does not fit) is a {@link JsonDataException}
 * that names the JSON path. Truncated input is an {@link java.io.EOFException}, malformed input a
 * {@link com.squareup.moshi.JsonEncodingException}.
 */
public final class LenientJson {

  private LenientJson() {}

  /** Text; a number or boolean gives its literal. */
  public static @Nullable String string(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case STRING, NUMBER -> reader.nextString();
      case BOOLEAN -> Boolean.toString(reader.nextBoolean());
      case NULL -> reader.nextNull();
      default -> throw mismatch(reader, "text");
    };
  }

  /** A whole number of 64 bits, also as text; empty text is null. */
  public static @Nullable Long int64(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case NUMBER -> reader.nextLong();
      case STRING -> LenientText.int64(reader.nextString(), reader::getPath);
      case NULL -> reader.nextNull();
      default -> throw mismatch(reader, "a whole number");
    };
  }

  /** A whole number of 32 bits, also as text; empty text is null. */
  public static @Nullable Integer int32(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case NUMBER -> reader.nextInt();
      case STRING -> LenientText.int32(reader.nextString(), reader::getPath);
      case NULL -> reader.nextNull();
      default -> throw mismatch(reader, "a whole number");
    };
  }

  /** A decimal number, also as text; empty text is null. */
  public static @Nullable BigDecimal decimal(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case NUMBER, STRING -> LenientText.decimal(reader.nextString(), reader::getPath);
      case NULL -> reader.nextNull();
      default -> throw mismatch(reader, "a number");
    };
  }

  /** A boolean, also as text ({@code true}, {@code false}, any case) or as 1 and 0. */
  public static @Nullable Boolean bool(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BOOLEAN -> reader.nextBoolean();
      case STRING, NUMBER -> LenientText.bool(reader.nextString(), reader::getPath);
      case NULL -> reader.nextNull();
      default -> throw mismatch(reader, "a boolean");
    };
  }

  /**
   * Steps into an object.
   *
   * @return false when {@code null} or empty text stands in its place, which is then consumed
   */
  public static boolean beginObject(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
      reader.beginObject();
      return true;
    }
    skipAbsent(reader, "an object");
    return false;
  }

  /**
   * Steps into an array.
   *
   * @return false when {@code null} or empty text stands in its place, which is then consumed
   */
  public static boolean beginArray(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
      reader.beginArray();
      return true;
    }
    skipAbsent(reader, "a list");
    return false;
  }

  private static void skipAbsent(JsonReader reader, String expected) throws IOException {
    switch (reader.peek()) {
      case NULL -> reader.nextNull();
      case STRING -> {
        String path = reader.getPath();
        if (!reader.nextString().isBlank()) {
          throw new JsonDataException("Expected " + expected + " but was STRING at path " + path);
        }
      }
      default -> throw mismatch(reader, expected);
    }
  }

  /** A list of values; null and empty text give an empty list, null members are left out. */
  public static <T> List<T> list(JsonReader reader, JsonElementReader<T> element)
      throws IOException {
    if (!beginArray(reader)) {
      return List.of();
    }
    @Nullable T first = null;
    while (first == null && reader.hasNext()) {
      first = element.read(reader);
    }
    if (first == null) {
      reader.endArray();
      return List.of();
    }
    if (!reader.hasNext()) {
      reader.endArray();
      return List.of(first);
    }
    List<T> values = new ArrayList<>();
    values.add(first);
    while (reader.hasNext()) {
      T value = element.read(reader);
      if (value != null) {
        values.add(value);
      }
    }
    reader.endArray();
    return List.copyOf(values);
  }

  /** A list of texts. */
  public static List<String> strings(JsonReader reader) throws IOException {
    return list(reader, LenientJson::string);
  }

  /** A list of whole numbers of 64 bits. */
  public static List<Long> longs(JsonReader reader) throws IOException {
    return list(reader, LenientJson::int64);
  }

  /** A list of whole numbers of 32 bits. */
  public static List<Integer> ints(JsonReader reader) throws IOException {
    return list(reader, LenientJson::int32);
  }

  /** A list of decimal numbers. */
  public static List<BigDecimal> decimals(JsonReader reader) throws IOException {
    return list(reader, LenientJson::decimal);
  }

  /** A list of booleans. */
  public static List<Boolean> booleans(JsonReader reader) throws IOException {
    return list(reader, LenientJson::bool);
  }

  /**
   * An object of unknown shape, as maps, lists, texts, doubles and booleans; absent gives an empty
   * map.
   */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(JsonReader reader) throws IOException {
    Object value = reader.readJsonValue();
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static JsonDataException mismatch(JsonReader reader, String expected) throws IOException {
    return new JsonDataException(
        "Expected " + expected + " but was " + reader.peek() + " at path " + reader.getPath());
  }
}
