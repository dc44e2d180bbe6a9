package io.shopfleet.tiktokshop.api;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query of one operation, as an unmodifiable map from wire name to decoded text.
 *
 * <p>Members of a list are joined by commas into one parameter, as the platform signs them. Null
 * and empty values are not sent.
 */
public abstract class QueryParameters extends AbstractMap<String, String> {

  private final Map<String, String> values;

  /** Copies the values. */
  protected QueryParameters(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  @Override
  public final Set<Entry<String, String>> entrySet() {
    return values.entrySet();
  }

  @Override
  public final @Nullable String get(Object name) {
    return values.get(name);
  }

  /** Sets a parameter; null and empty take it away. */
  protected static void put(Map<String, String> values, String name, @Nullable Object value) {
    String text = value == null ? "" : text(value);
    if (text.isEmpty()) {
      values.remove(name);
    } else {
      values.put(name, text);
    }
  }

  private static String text(Object value) {
    return value instanceof Collection<?> members
        ? members.stream().map(String::valueOf).collect(Collectors.joining(","))
        : value.toString();
  }
}
