package io.shopfleet.codegen.tiktok.generator;

import io.shopfleet.codegen.tiktok.contract.ContractField;
import io.shopfleet.codegen.tiktok.contract.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects that several answers carry and that become one record with the fields of all of them.
 *
 * <p>Each line of the file names area, record, method, path and the field of the answer; where
 * occurrences differ in a type, the first line wins.
 */
final class SharedShapes {

  private final List<Occurrence> occurrences;

  private SharedShapes(List<Occurrence> occurrences) {
    this.occurrences = List.copyOf(occurrences);
  }

  private record Occurrence(String area, String record, String signature, String field) {}

  static SharedShapes read(String text) {
    List<Occurrence> occurrences = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.strip().split("\\s+");
      if (words.length != 5) {
        throw new IllegalArgumentException(
            "Expected 'area Record METHOD /path field' but was '" + line + "'");
      }
      occurrences.add(new Occurrence(words[0], words[1], words[2] + " " + words[3], words[4]));
    }
    return new SharedShapes(occurrences);
  }

  /** The record that a top-level field of an answer shares with others, if any. */
  Optional<String> recordOf(Operation operation, String field) {
    return occurrences.stream()
        .filter(each -> each.signature.equals(operation.signature()) && each.field.equals(field))
        .map(Occurrence::record)
        .findFirst();
  }

  /** The merged fields of every shared record of an area, by record name. */
  Map<String, List<ContractField>> of(String area, List<Operation> operations) {
    Map<String, List<ContractField>> shapes = new LinkedHashMap<>();
    for (Occurrence occurrence : occurrences) {
      if (occurrence.area.equals(area)) {
        shapes.merge(occurrence.record, fields(occurrence, operations), SharedShapes::union);
      }
    }
    return shapes;
  }

  private static List<ContractField> fields(Occurrence occurrence, List<Operation> operations) {
    return operations.stream()
        .filter(operation -> operation.signature().equals(occurrence.signature))
        .flatMap(operation -> operation.data().stream())
        .filter(field -> field.name().equals(occurrence.field))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No field " + occurrence.field + " in " + occurrence.signature))
        .children();
  }

  private static List<ContractField> union(List<ContractField> first, List<ContractField> other) {
    Map<String, ContractField> union = new LinkedHashMap<>();
    first.forEach(field -> union.put(field.name(), field));
    for (ContractField field : other) {
      union.merge(
          field.name(),
          field,
          (known, added) -> known.withChildren(union(known.children(), added.children())));
    }
    return List.copyOf(union.values());
  }
}
