package io.shopfleet.testkit.simulator.tiktok;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.shopfleet.testkit.simulator.Poison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Writes the members of one JSON object straight to the wire; absent values leave no key. */
final class JsonFields {
  private final JsonWriter writer;

  private JsonFields(JsonWriter writer) {
    this.writer = writer;
  }

  static ByteString object(Consumer<JsonFields> members) {
    Buffer buffer = new Buffer();
    JsonWriter writer = JsonWriter.of(buffer);
    writer.setSerializeNulls(true);
    new JsonFields(writer).braces(members);
    return buffer.readByteString();
  }

  JsonFields text(String name, @Nullable String value) {
    if (value != null) {
      attempt(() -> writer.name(name).value(value));
    }
    return this;
  }

  JsonFields money(String name, @Nullable BigDecimal value) {
    return text(name, value == null ? null : value.toPlainString());
  }

  JsonFields number(String name, long value) {
    attempt(() -> writer.name(name).value(value));
    return this;
  }

  /** A moment in epoch seconds; 0 means that it has not come. */
  JsonFields moment(String name, long epochSecond) {
    return epochSecond == 0 ? this : number(name, epochSecond);
  }

  JsonFields flag(String name, boolean value) {
    attempt(() -> writer.name(name).value(value));
    return this;
  }

  JsonFields nothing(String name) {
    attempt(() -> writer.name(name).nullValue());
    return this;
  }

  JsonFields object(String name, Consumer<JsonFields> members) {
    attempt(() -> writer.name(name));
    return braces(members);
  }

  <T> JsonFields list(String name, Collection<T> items, BiConsumer<JsonFields, T> each) {
    attempt(() -> writer.name(name).beginArray());
    items.forEach(item -> braces(fields -> each.accept(fields, item)));
    attempt(writer::endArray);
    return this;
  }

  /**
   * A list of records, of which some may be spoilt.
   *
   * @param poison what spoils a record; null if nothing does
   */
  <T> JsonFields records(
      String name,
      Collection<T> items,
      Function<T, @Nullable Poison> poison,
      BiConsumer<JsonFields, T> each) {
    attempt(() -> writer.name(name).beginArray());
    for (T item : items) {
      Poison spoils = poison.apply(item);
      if (spoils == null) {
        braces(fields -> each.accept(fields, item));
      } else {
        raw(spoils.applyTo(object(fields -> each.accept(fields, item))));
      }
    }
    attempt(writer::endArray);
    return this;
  }

  /** Adds the members of an object that is written already. */
  JsonFields members(ByteString object) {
    try (JsonReader reader = JsonReader.of(new Buffer().write(object))) {
      reader.beginObject();
      while (reader.hasNext()) {
        writer.name(reader.nextName());
        try (BufferedSource value = reader.nextSource()) {
          raw(value.readByteString());
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return this;
  }

  private void raw(ByteString json) {
    try (BufferedSink sink = writer.valueSink()) {
      sink.write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  JsonFields texts(String name, Collection<String> values) {
    attempt(() -> writer.name(name).beginArray());
    values.forEach(value -> attempt(() -> writer.value(value)));
    attempt(writer::endArray);
    return this;
  }

  private JsonFields braces(Consumer<JsonFields> members) {
    attempt(writer::beginObject);
    members.accept(this);
    attempt(writer::endObject);
    return this;
  }

  private static void attempt(Step step) {
    try {
      step.run();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private interface Step {
    JsonWriter run() throws IOException;
  }
}
