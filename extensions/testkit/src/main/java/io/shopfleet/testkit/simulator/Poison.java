package io.shopfleet.testkit.simulator;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Spoils one record wherever the marketplace gives it, in listings and by id: one of its members is
 * missing, or is something that it cannot be.
 *
 * @param member the name of the member on the wire, one of the record itself and not of an object
 *     in it
 * @param json what stands in its place, as JSON; null if the member is missing
 */
public record Poison(String member, @Nullable String json) {

  /** Leaves a member out. */
  public static Poison without(String member) {
    return new Poison(member, null);
  }

  /**
   * Puts something else in a member's place.
   *
   * @param member the name of the member on the wire
   * @param json any JSON value, for example <code>{"no":"text"}</code>
   * @return the poison
   */
  public static Poison instead(String member, String json) {
    return new Poison(member, json);
  }

  /**
   * The record as it is given.
   *
   * @param record one JSON object in UTF-8
   * @return the spoilt object; its other members are as they were, to the letter
   */
  public ByteString applyTo(ByteString record) {
    Buffer spoilt = new Buffer();
    try (JsonReader reader = JsonReader.of(new Buffer().write(record));
        JsonWriter writer = JsonWriter.of(spoilt)) {
      reader.beginObject();
      writer.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        String value = next(reader);
        if (!name.equals(member)) {
          put(writer, name, value);
        } else if (json != null) {
          put(writer, name, json);
        }
      }
      writer.endObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return spoilt.readByteString();
  }

  /**
   * Spoils a record that is not written yet.
   *
   * @param record its members; changed in place
   */
  public void applyTo(Map<String, @Nullable Object> record) {
    if (json == null) {
      record.remove(member);
      return;
    }
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json))) {
      record.put(member, reader.readJsonValue());
    } catch (IOException malformed) {
      throw new IllegalStateException("No JSON value: " + json, malformed);
    }
  }

  private static String next(JsonReader reader) throws IOException {
    try (BufferedSource value = reader.nextSource()) {
      return value.readUtf8();
    }
  }

  private static void put(JsonWriter writer, String name, String value) throws IOException {
    writer.name(name);
    try (var sink = writer.valueSink()) {
      sink.writeUtf8(value);
    }
  }
}
