package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.Json;
import io.shopfleet.testkit.simulator.SimulatedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads business parameters strictly: a wrong type or value is refused, never guessed. */
final class Query {
  private final SimulatedRequest request;
  private final Map<String, @Nullable Object> body;

  private Query(SimulatedRequest request, Map<String, @Nullable Object> body) {
    this.request = request;
    this.body = body;
  }

  static Query of(SimulatedRequest request) {
    if (request.body().size() == 0) {
      return new Query(request, Map.of());
    }
    return new Query(
        request,
        Json.readObject(request.body())
            .orElseThrow(() -> Refusal.invalid("The request body is not a JSON object")));
  }

  int pageSize() {
    return size(
        request
            .parameter("page_size")
            .filter(value -> !value.isEmpty())
            .orElseThrow(() -> Refusal.invalid("PageSize is a required field")),
        1,
        100);
  }

  /** A page size that may be left out. */
  int pageSize(int smallest, int largest, int fallback) {
    return request
        .parameter("page_size")
        .filter(value -> !value.isEmpty())
        .map(text -> size(text, smallest, largest))
        .orElse(fallback);
  }

  private static int size(String text, int smallest, int largest) {
    if (!text.matches("\\d{1,4}")) {
      throw Refusal.invalid("PageSize must be an integer");
    }
    int size = Integer.parseInt(text);
    if (size < smallest || size > largest) {
      throw Refusal.invalid("PageSize must be between " + smallest + " and " + largest);
    }
    return size;
  }

  String choice(String name, String fallback, List<String> allowed) {
    String value = request.parameter(name).filter(given -> !given.isEmpty()).orElse(fallback);
    return allowed(name, value, allowed);
  }

  Optional<String> bodyChoice(String name, List<String> allowed) {
    return text(name).map(value -> allowed(name, value, allowed));
  }

  List<String> ids(String name, int max) {
    String joined =
        request
            .parameter(name)
            .filter(value -> !value.isEmpty())
            .orElseThrow(() -> Refusal.invalid(name + " is a required field"));
    List<String> ids = List.of(joined.split(",", -1));
    if (ids.size() > max) {
      throw Refusal.invalid(name + " takes at most " + max + " values");
    }
    for (String id : ids) {
      if (!id.matches("\\d{1,20}")) {
        throw Refusal.invalid(name + " must hold numeric ids joined by commas");
      }
    }
    return ids;
  }

  OptionalLong seconds(String name) {
    Object value = body.get(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (!(value instanceof Double number) || number != Math.rint(number)) {
      throw Refusal.invalid(name + " must be an integer");
    }
    return OptionalLong.of(number.longValue());
  }

  Optional<String> text(String name) {
    Object value = body.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String text)) {
      throw Refusal.invalid(name + " must be a string");
    }
    return Optional.of(text).filter(given -> !given.isEmpty());
  }

  Optional<Boolean> flag(String name) {
    Object value = body.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Boolean flag)) {
      throw Refusal.invalid(name + " must be a boolean");
    }
    return Optional.of(flag);
  }

  List<String> texts(String name, int max) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(body.get(name), name)) {
      if (!(item instanceof String text)) {
        throw Refusal.invalid(name + " must hold strings");
      }
      texts.add(text);
    }
    if (texts.size() > max) {
      throw Refusal.invalid(name + " takes at most " + max + " values");
    }
    return texts;
  }

  /** The objects of a required list. */
  List<Map<?, ?>> objects(String name) {
    return objects(body.get(name), name);
  }

  static List<Map<?, ?>> objects(@Nullable Object value, String name) {
    List<Map<?, ?>> objects = new ArrayList<>();
    for (Object item : list(value, name)) {
      if (!(item instanceof Map<?, ?> members)) {
        throw Refusal.invalid(name + " must hold objects");
      }
      objects.add(members);
    }
    if (objects.isEmpty()) {
      throw Refusal.invalid(name + " is a required field");
    }
    return objects;
  }

  static @Nullable String member(Map<?, ?> members, String name) {
    Object value = members.get(name);
    if (value != null && !(value instanceof String)) {
      throw Refusal.invalid(name + " must be a string");
    }
    return value == null || ((String) value).isEmpty() ? null : (String) value;
  }

  /** Texts of a list, each of a documented set. */
  List<String> choices(String name, List<String> allowed) {
    List<String> given = texts(name, allowed.size());
    given.forEach(value -> allowed(name, value, allowed));
    return given;
  }

  private static List<?> list(@Nullable Object value, String name) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> items)) {
      throw Refusal.invalid(name + " must be a list");
    }
    return items;
  }

  private static String allowed(String name, String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      throw Refusal.invalid(name + " must be one of " + String.join(", ", allowed));
    }
    return value;
  }
}
