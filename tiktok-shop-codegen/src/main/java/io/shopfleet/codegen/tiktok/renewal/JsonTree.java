package io.shopfleet.codegen.tiktok.renewal;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Typed access to a parsed JSON object; absent members read as empty. */
record JsonTree(Map<String, Object> members) {

  @SuppressWarnings("unchecked")
  static JsonTree read(Path file) throws IOException {
    Buffer buffer = new Buffer().write(Files.readAllBytes(file));
    Object value = JsonReader.of(buffer).readJsonValue();
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(file.getFileName() + " does not hold a JSON object");
    }
    return new JsonTree((Map<String, Object>) map);
  }

  @SuppressWarnings("unchecked")
  JsonTree object(String name) {
    return members.get(name) instanceof Map<?, ?> map
        ? new JsonTree((Map<String, Object>) map)
        : new JsonTree(Map.of());
  }

  @SuppressWarnings("unchecked")
  List<JsonTree> objects(String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().map(member -> new JsonTree((Map<String, Object>) member)).toList()
        : List.of();
  }

  List<String> texts(String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  String text(String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  @Nullable Object raw(String name) {
    return members.get(name);
  }
}
