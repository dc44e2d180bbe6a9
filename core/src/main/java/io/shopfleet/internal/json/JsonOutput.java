package io.shopfleet.internal.json;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes lists; an absent one leaves its name out, unless the writer was told to serialize nulls.
 */
public final class JsonOutput {

  private JsonOutput() {}

  /** Writes a list of texts. */
  public static void strings(JsonWriter writer, @Nullable List<String> values) throws IOException {
    list(writer, values, JsonWriter::value);
  }

  /** Writes a list of numbers. */
  public static void numbers(JsonWriter writer, @Nullable List<? extends Number> values)
      throws IOException {
    list(writer, values, JsonWriter::value);
  }

  /** Writes a list of booleans. */
  public static void booleans(JsonWriter writer, @Nullable List<Boolean> values)
      throws IOException {
    list(writer, values, JsonWriter::value);
  }

  /** Writes a list with a writer for its members. */
  public static <T> void list(
      JsonWriter writer, @Nullable List<T> values, JsonElementWriter<? super T> element)
      throws IOException {
    if (values == null) {
      writer.nullValue();
      return;
    }
    writer.beginArray();
    for (T value : values) {
      element.write(writer, value);
    }
    writer.endArray();
  }
}
