package io.shopfleet.tokopedia.internal.wire;

import com.squareup.moshi.JsonReader;
import io.shopfleet.internal.json.JsonElementReader;
import io.shopfleet.internal.json.LenientJson;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer in any of its three forms (official documentation): {@code {header, data}}, the
 * same once more inside {@code data}, and the older {@code {data, status, error_message}}.
 */
final class EnvelopeReader<T> implements JsonElementReader<Envelope<T>> {

  private static final HeaderShape HEADER = new HeaderShape();
  private static final Pattern STATUS = Pattern.compile("(\\d{3})\\b.*");

  private final JsonElementReader<T> dataReader;

  EnvelopeReader(JsonElementReader<T> dataReader) {
    this.dataReader = dataReader;
  }

  @Override
  public Envelope<T> read(JsonReader reader) throws IOException {
    Header header = null;
    Envelope<T> inner = null;
    T data = null;
    int legacyStatus = 0;
    String error = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName().toLowerCase(Locale.ROOT)) {
        case "header" -> header = HEADER.read(reader);
        case "status" -> legacyStatus = status(HeaderShape.looseText(reader));
        case "error_message" -> error = firstText(reader);
        case "data" -> {
          if (holdsEnvelope(reader)) {
            inner = read(reader);
          } else if (header != null && !header.success()) {
            // What a failure puts here has no shape to rely on.
            reader.skipValue();
          } else {
            data = dataReader.read(reader);
          }
        }
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    Header whole = header == null ? Header.UNTOLD : header;
    if (legacyStatus != 0) {
      whole = whole.withLegacy(legacyStatus, error);
    }
    if (inner != null) {
      return whole.success() ? inner : new Envelope<>(whole, null);
    }
    return new Envelope<>(whole, data);
  }

  private static boolean holdsEnvelope(JsonReader reader) throws IOException {
    if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
      return false;
    }
    try (JsonReader ahead = reader.peekJson()) {
      ahead.beginObject();
      return ahead.hasNext() && ahead.nextName().equalsIgnoreCase("header");
    }
  }

  private static int status(@Nullable String text) {
    Matcher number = STATUS.matcher(text == null ? "" : text);
    return number.matches() ? Integer.parseInt(number.group(1)) : 0;
  }

  private static @Nullable String firstText(JsonReader reader) throws IOException {
    if (reader.peek() != JsonReader.Token.BEGIN_ARRAY) {
      return HeaderShape.looseText(reader);
    }
    return LenientJson.list(reader, HeaderShape::looseText).stream().findFirst().orElse(null);
  }
}
