package io.shopfleet.jdbc.adoption;

import com.squareup.moshi.JsonReader;
import io.shopfleet.jdbc.internal.row.JsonColumn;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okio.BufferedSource;

/**
 * A JSON object as somebody wrote it by hand: numbers and booleans are texts, blanks and nulls are
 * absent, and what is deeper is a document of its own.
 *
 * @param texts what is flat, by name
 * @param deeper the JSON text of what is not, by name
 */
record GuideDocument(Map<String, String> texts, Map<String, String> deeper) {

  static final GuideDocument EMPTY = new GuideDocument(Map.of(), Map.of());

  /**
   * @throws IllegalArgumentException if it is no JSON object; the message does not quote it
   */
  static GuideDocument of(String json) {
    return JsonColumn.read(json, GuideDocument::read);
  }

  private static GuideDocument read(JsonReader json) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> deeper = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      switch (json.peek()) {
        case NULL -> json.skipValue();
        case BOOLEAN -> texts.put(name, String.valueOf(json.nextBoolean()));
        case BEGIN_OBJECT, BEGIN_ARRAY -> {
          try (BufferedSource source = json.nextSource()) {
            deeper.put(name, source.readUtf8());
          }
        }
        default -> put(texts, name, json.nextString());
      }
    }
    json.endObject();
    return new GuideDocument(texts, deeper);
  }

  private static void put(Map<String, String> texts, String name, String text) {
    if (!text.isBlank()) {
      texts.put(name, text.strip());
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /**
   * The document under a name, also where it was stored as the text of one; else an empty one.
   *
   * @throws GuideRefusal if it is something else
   */
  GuideDocument document(String name) {
    try {
      return of(deeper.getOrDefault(name, texts.getOrDefault(name, "{}")));
    } catch (IllegalArgumentException e) {
      throw new GuideRefusal(name + " is no JSON object");
    }
  }

  boolean flag(String name, boolean otherwise) {
    return text(name).map(Boolean::parseBoolean).orElse(otherwise);
  }
}
