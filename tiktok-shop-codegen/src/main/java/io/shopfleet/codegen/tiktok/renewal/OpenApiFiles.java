package io.shopfleet.codegen.tiktok.renewal;

import io.shopfleet.codegen.tiktok.contract.ContractField;
import io.shopfleet.codegen.tiktok.contract.Operation;
import io.shopfleet.codegen.tiktok.contract.Operation.Presence;
import io.shopfleet.codegen.tiktok.contract.WireType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the official OpenAPI files, one for each area. */
final class OpenApiFiles {

  private static final Set<String> CIPHERS = Set.of("shop_cipher", "category_asset_cipher");

  private OpenApiFiles() {}

  /** Every operation of every {@code *.json} in the folder; names are still the summaries. */
  static List<Operation> read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    List<Operation> operations = new ArrayList<>();
    for (Path file : files) {
      JsonTree paths = JsonTree.read(file).object("paths");
      for (String path : paths.members().keySet()) {
        JsonTree methods = paths.object(path);
        for (String method : methods.members().keySet()) {
          operations.add(operation(method.toUpperCase(Locale.ROOT), path, methods.object(method)));
        }
      }
    }
    operations.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
    return operations;
  }

  private static Operation operation(String method, String path, JsonTree tree) {
    List<JsonTree> query =
        tree.objects("parameters").stream()
            .filter(parameter -> parameter.text("in").equals("query"))
            .toList();
    JsonTree content = tree.object("requestBody").object("content");
    boolean multipart = content.members().containsKey("multipart/form-data");
    JsonTree body =
        content.object(multipart ? "multipart/form-data" : "application/json").object("schema");
    JsonTree answer =
        tree.object("responses").object("200").object("content").object("application/json");
    return new Operation(
        method,
        path,
        tree.text("summary"),
        presence(query, "shop_cipher"),
        presence(query, "category_asset_cipher"),
        multipart,
        List.of(),
        query.stream()
            .filter(parameter -> !CIPHERS.contains(parameter.text("name")))
            .map(OpenApiFiles::parameter)
            .toList(),
        properties(body),
        properties(answer.object("schema").object("properties").object("data")));
  }

  private static Presence presence(List<JsonTree> query, String name) {
    Optional<JsonTree> parameter =
        query.stream().filter(candidate -> candidate.text("name").equals(name)).findFirst();
    return parameter
        .map(found -> found.flag("required") ? Presence.REQUIRED : Presence.OPTIONAL)
        .orElse(Presence.ABSENT);
  }

  private static ContractField parameter(JsonTree tree) {
    return field(
        tree.text("name"), tree.object("schema"), tree.text("description"), tree.flag("required"));
  }

  private static List<ContractField> properties(JsonTree schema) {
    JsonTree properties = schema.object("properties");
    return properties.members().keySet().stream()
        .map(
            name ->
                field(
                    name,
                    properties.object(name),
                    properties.object(name).text("description"),
                    false))
        .toList();
  }

  private static ContractField field(
      String name, JsonTree schema, String description, boolean required) {
    boolean list = schema.text("type").equals("array");
    JsonTree item = list ? schema.object("items") : schema;
    WireType type = type(item);
    String prose = description + "\n" + (list ? item.text("description") : "");
    return new ContractField(
        name,
        type,
        list,
        required,
        type == WireType.STRING ? DescriptionFacts.enumValues(name, prose) : List.of(),
        DescriptionFacts.limits(prose),
        type == WireType.OBJECT ? properties(item) : List.of());
  }

  private static WireType type(JsonTree schema) {
    String format = schema.text("format");
    return switch (schema.text("type")) {
      case "string" -> format.equals("binary") ? WireType.FILE : WireType.STRING;
      case "integer" -> format.isEmpty() ? WireType.INT64 : WireType.ofWord(format);
      case "number" -> WireType.NUMBER;
      case "boolean" -> WireType.BOOL;
      case "object" -> WireType.OBJECT;
      default -> throw new IllegalArgumentException("Unknown schema type " + schema.text("type"));
    };
  }
}
