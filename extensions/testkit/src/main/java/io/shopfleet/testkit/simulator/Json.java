package io.shopfleet.testkit.simulator;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON as plain maps, lists, strings, numbers and booleans. */
public final class Json {
  private Json() {}

  /**
   * Writes a value.
   *
   * @param value maps with string keys, lists, strings, numbers, booleans or null; entries that are
   *     null are written as {@code null}
   * @return the JSON text in UTF-8
   */
  public static ByteString write(@Nullable Object value) {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.setSerializeNulls(true);
      writer.jsonValue(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return buffer.readByteString();
  }

  /**
   * Reads one JSON object.
   *
   * @param text the JSON text in UTF-8
   * @return its members, numbers as {@link Double}; empty when the text is not exactly one object
   */
  public static Optional<Map<String, @Nullable Object>> readObject(ByteString text) {
    try (JsonReader reader = JsonReader.of(new Buffer().write(text))) {
      Object value = reader.readJsonValue();
      if (!(value instanceof Map<?, ?> members) || reader.peek() != JsonReader.Token.END_DOCUMENT) {
        return Optional.empty();
      }
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      members.forEach((name, member) -> object.put(String.valueOf(name), member));
      return Optional.of(object);
    } catch (IOException | JsonDataException malformed) {
      return Optional.empty();
    }
  }

  /**
   * A map in the order of its arguments, for answers that are written by hand.
   *
   * @param namesAndValues name, value, name, value and so on; a pair whose value is null is left
   *     out, as both marketplaces do
   * @return a new, modifiable map
   */
  public static Map<String, Object> object(@Nullable Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        object.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return object;
  }
}
