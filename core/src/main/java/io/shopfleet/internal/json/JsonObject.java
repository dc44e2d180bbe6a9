package io.shopfleet.internal.json;

import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON object of which a few members matter and the shape is not certain. A member that is
 * absent or of another kind than asked for is empty; numbers lose no digit.
 */
public final class JsonObject {

  private final Map<?, ?> members;

  private JsonObject(Map<?, ?> members) {
    this.members = members;
  }

  /**
   * @throws IOException if the bytes are not one JSON object and nothing else
   */
  public static JsonObject parse(byte[] bytes) throws IOException {
    JsonInput input = JsonInput.of(bytes);
    try {
      if (!input.atObject()) {
        throw new IOException("The document is no JSON object");
      }
      JsonObject object = new JsonObject(input.map());
      input.endDocument();
      return object;
    } catch (JsonDataException e) {
      throw new IOException("The document cannot be read as JSON", e);
    }
  }

  /** Whether there is a member of that name, whatever it is. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** Text without blanks around it, or a whole number as its digits. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(text(members.get(name)));
  }

  /** A number, not as text. */
  public Optional<BigDecimal> number(String name) {
    return members.get(name) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
  }

  /** Another object; one without members if there is none. */
  public JsonObject object(String name) {
    return new JsonObject(members.get(name) instanceof Map<?, ?> inner ? inner : Map.of());
  }

  /** The objects of a list. */
  public List<JsonObject> objects(String name) {
    return list(name).stream()
        .filter(Map.class::isInstance)
        .map(inner -> new JsonObject((Map<?, ?>) inner))
        .toList();
  }

  /** The texts and whole numbers of a list. */
  public List<String> texts(String name) {
    return list(name).stream().map(JsonObject::text).filter(Objects::nonNull).toList();
  }

  private List<?> list(String name) {
    return members.get(name) instanceof List<?> list ? list : List.of();
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      boolean whole = number.stripTrailingZeros().scale() <= 0;
      return whole ? number.toBigInteger().toString() : null;
    }
    return value instanceof String text && !text.isBlank() ? text.strip() : null;
  }
}
