package io.shopfleet.jdbc.internal.row;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import okio.Buffer;

/** The JSON in columns: flat documents, written sorted so that equal ones look equal. */
public final class JsonColumn {

  static final String EMPTY = "{}";

  private JsonColumn() {}

  /** An object of texts. */
  static String of(Map<String, String> values) {
    return write(
        json -> {
          json.beginObject();
          for (Map.Entry<String, String> entry : new TreeMap<>(values).entrySet()) {
            json.name(entry.getKey()).value(entry.getValue());
          }
          json.endObject();
        });
  }

  /** An array of texts. */
  static String of(Collection<String> values) {
    return write(
        json -> {
          json.beginArray();
          for (String value : new TreeSet<>(values)) {
            json.value(value);
          }
          json.endArray();
        });
  }

  /** An array of texts in their order. */
  public static String list(List<String> values) {
    return write(
        json -> {
          json.beginArray();
          for (String value : values) {
            json.value(Printable.of(value));
          }
          json.endArray();
        });
  }

  static String write(Writing writing) {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.readUtf8();
  }

  /**
   * What {@link #of(Map)} wrote. Numbers and booleans that were written by hand are read as text,
   * nulls are left out.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Map<String, String> texts(String text) {
    return read(
        text,
        json -> {
          Map<String, String> values = new LinkedHashMap<>();
          json.beginObject();
          while (json.hasNext()) {
            String name = json.nextName();
            switch (json.peek()) {
              case NULL -> json.skipValue();
              case BOOLEAN -> values.put(name, String.valueOf(json.nextBoolean()));
              default -> values.put(name, json.nextString());
            }
          }
          json.endObject();
          return values;
        });
  }

  /**
   * What {@link #of(Collection)} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Set<String> words(String text) {
    return read(
        text,
        json -> {
          Set<String> values = new LinkedHashSet<>();
          json.beginArray();
          while (json.hasNext()) {
            values.add(json.nextString());
          }
          json.endArray();
          return values;
        });
  }

  /**
   * What {@link #list} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static List<String> list(String text) {
    return read(
        text,
        json -> {
          List<String> values = new ArrayList<>();
          json.beginArray();
          while (json.hasNext()) {
            values.add(json.nextString());
          }
          json.endArray();
          return values;
        });
  }

  public static <T> T read(String text, Reading<T> reading) {
    try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(text))) {
      return reading.from(json);
    } catch (IOException | JsonDataException e) {
      // The parser's message may quote the document, and its cause is not handed on for that.
      throw new IllegalArgumentException("A JSON column holds something else than expected");
    }
  }

  /** Writes a document. */
  @FunctionalInterface
  interface Writing {

    void to(JsonWriter json) throws IOException;
  }

  /** Reads a document. */
  @FunctionalInterface
  public interface Reading<T> {

    T from(JsonReader json) throws IOException;
  }
}
