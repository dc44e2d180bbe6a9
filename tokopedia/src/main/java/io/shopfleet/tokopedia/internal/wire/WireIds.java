package io.shopfleet.tokopedia.internal.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.shopfleet.internal.json.LenientJson;
import java.io.IOException;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Finds the id of a record that cannot be read as a whole. */
final class WireIds {

  private WireIds() {}

  /**
   * @param raw the record as JSON
   * @param path names of members, from the outside in, parted by dots
   * @return null if it cannot be found: what is wrong with a record may be its id
   */
  static @Nullable String in(String raw, String path) {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(raw))) {
      String[] names = path.split("\\.", -1);
      for (String name : names) {
        if (!enter(reader, name)) {
          return null;
        }
      }
      String id = LenientJson.string(reader);
      return id == null || id.isEmpty() ? null : id;
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }

  /** Steps to the value of a member of the object that comes next. */
  private static boolean enter(JsonReader reader, String name) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.nextName().equalsIgnoreCase(name)) {
        return true;
      }
      reader.skipValue();
    }
    return false;
  }
}
