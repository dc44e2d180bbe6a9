package io.shopfleet.tiktokshop.api;

import io.shopfleet.codegen.tiktok.contract.ContractField;
import io.shopfleet.codegen.tiktok.contract.ContractText;
import io.shopfleet.codegen.tiktok.contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The contract file the API was generated from, and JSON that follows it. */
final class Contract {

  private Contract() {}

  static List<Operation> operations() {
    try {
      return ContractText.read(Files.readString(Path.of("src/main/contract/tiktok-shop.contract")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** An object with every field of the contract filled. */
  static String filled(List<ContractField> fields) {
    StringBuilder json = new StringBuilder("{");
    for (ContractField field : fields) {
      json.append(json.length() == 1 ? "\"" : ",\"").append(field.name()).append("\":");
      String value = value(field);
      json.append(field.list() ? "[" + value + "," + value + "]" : value);
    }
    return json.append('}').toString();
  }

  private static String value(ContractField field) {
    return switch (field.type()) {
      case STRING -> '"' + (field.enumValues().isEmpty() ? "ü " + field.name() : last(field)) + '"';
      case INT8, INT16, INT32 -> "2147483647";
      case INT64 -> "9007199254740991";
      case NUMBER -> "0.5";
      case BOOL -> "true";
      case OBJECT -> field.children().isEmpty() ? "{\"free\":\"form\"}" : filled(field.children());
      case FILE -> throw new IllegalArgumentException("A file in JSON: " + field.name());
    };
  }

  private static String last(ContractField field) {
    return field.enumValues().get(field.enumValues().size() - 1);
  }
}
