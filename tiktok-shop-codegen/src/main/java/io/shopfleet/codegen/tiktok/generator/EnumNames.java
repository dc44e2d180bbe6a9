package io.shopfleet.codegen.tiktok.generator;

import com.palantir.javapoet.ClassName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names the open enums of one area.
 *
 * <p>A telling field name is the enum's name ({@code fulfillment_type}); a bare one ({@code
 * status}) is led by the object it belongs to. Fields that arrive at the same name share one enum
 * with the values of all: an open enum does not mind.
 */
final class EnumNames {

  private static final Set<String> BARE =
      Set.of(
          "action",
          "category",
          "channel",
          "code",
          "condition",
          "decision",
          "format",
          "kind",
          "level",
          "method",
          "mode",
          "name",
          "platform",
          "program",
          "reason",
          "result",
          "role",
          "scope",
          "source",
          "stage",
          "state",
          "status",
          "step",
          "tag",
          "type",
          "unit",
          "value",
          "types",
          "statuses",
          "reasons",
          "key",
          "size",
          "version",
          "tags");

  private final String packageName;
  private final Map<String, Set<String>> values = new LinkedHashMap<>();

  EnumNames(String packageName) {
    this.packageName = packageName;
  }

  /** The enum of a field, with its documented values taken note of. */
  ClassName of(String owner, String field, Collection<String> documented) {
    String own = Names.type(field);
    String name = BARE.contains(field) && !own.startsWith(owner) ? owner + own : own;
    values.computeIfAbsent(name, unused -> new LinkedHashSet<>()).addAll(documented);
    return ClassName.get(packageName, name);
  }

  SortedMap<ClassName, List<String>> all() {
    SortedMap<ClassName, List<String>> all = new TreeMap<>();
    values.forEach((name, set) -> all.put(ClassName.get(packageName, name), List.copyOf(set)));
    return all;
  }
}
