package io.shopfleet.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of a delivery, by name in any case. Immutable; prints names alone. */
public final class WebhookHeaders {

  private final Map<String, List<String>> values;

  private WebhookHeaders(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Takes headers as web servers hand them out.
   *
   * @param headers the values of each name; names that differ in case are one, and names or values
   *     that are null, which some servers have for the request line, are left out
   */
  public static WebhookHeaders of(Map<String, List<String>> headers) {
    Map<String, List<String>> values = new TreeMap<>();
    headers.forEach((name, given) -> add(values, name, given));
    return new WebhookHeaders(values);
  }

  // What a host's server hands over does not have to keep to the annotations.
  @SuppressWarnings("ConstantValue")
  private static void add(Map<String, List<String>> values, String name, List<String> given) {
    if (name == null || given == null) {
      return;
    }
    List<String> all =
        values.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>());
    for (String value : given) {
      if (value != null) {
        all.add(value);
      }
    }
  }

  /**
   * The value of a header that was given exactly once; empty if it is absent or was repeated, for
   * nobody can tell which of several counts.
   */
  public Optional<String> only(String name) {
    List<String> all = values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return all.size() == 1 ? Optional.of(all.get(0).strip()) : Optional.empty();
  }

  @Override
  public String toString() {
    return "WebhookHeaders" + values.keySet();
  }
}
