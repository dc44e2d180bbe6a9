package io.shopfleet.testkit.simulator.tokopedia;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds one JSON object in the order of its members. Unlike the simulators' common writer it keeps
 * a null, because this wire says {@code "data": null}.
 */
final class Tree {

  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  static Tree of(String name, @Nullable Object value) {
    return new Tree().and(name, value);
  }

  Tree and(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  /** Adds the same value under several names, for the many fields that carry nothing. */
  Tree all(@Nullable Object value, String... names) {
    for (String name : names) {
      members.put(name, value);
    }
    return this;
  }

  Map<String, @Nullable Object> map() {
    return members;
  }
}
