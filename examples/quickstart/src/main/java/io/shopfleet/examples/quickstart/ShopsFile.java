package io.shopfleet.examples.quickstart;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.BufferedSource;
import okio.Okio;

/** Reads the list of real shops: a JSON array of flat objects. */
final class ShopsFile {

  private ShopsFile() {}

  /**
   * @throws IllegalArgumentException with what is wrong, if it is no such list
   */
  static List<ShopEntry> read(Path file) {
    try (BufferedSource source = Okio.buffer(Okio.source(file))) {
      return entries(JsonReader.of(source));
    } catch (IOException | JsonDataException e) {
      throw new IllegalArgumentException(
          "Cannot read the shops in " + file + ": " + e.getMessage(), e);
    }
  }

  private static List<ShopEntry> entries(JsonReader json) throws IOException {
    List<ShopEntry> entries = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      entries.add(entry(json));
    }
    json.endArray();
    return entries;
  }

  private static ShopEntry entry(JsonReader json) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      switch (json.peek()) {
        // Ids are written as numbers by some and as text by others; both are text here.
        case STRING, NUMBER -> fields.put(name, json.nextString());
        default -> json.skipValue();
      }
    }
    json.endObject();
    return new ShopEntry(fields);
  }
}
