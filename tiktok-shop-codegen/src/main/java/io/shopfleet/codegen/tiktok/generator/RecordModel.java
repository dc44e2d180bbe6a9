package io.shopfleet.codegen.tiktok.generator;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * A record to generate.
 *
 * @param name its class, nested ones under their parent
 * @param request whether hosts build it (lists may be absent) or read it (lists are never absent)
 * @param meaning the first sentence of its javadoc
 * @param components its components by wire name
 * @param nested records nested in it
 */
record RecordModel(
    ClassName name,
    boolean request,
    String meaning,
    List<Component> components,
    List<RecordModel> nested) {

  /**
   * Options constant and method suffix in the adapter class: the path below the top-level record.
   */
  String path() {
    List<String> names = name.simpleNames();
    return names.size() == 1 ? "" : String.join("", names.subList(1, names.size()));
  }
}
