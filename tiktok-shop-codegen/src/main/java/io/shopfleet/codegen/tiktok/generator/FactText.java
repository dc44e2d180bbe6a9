package io.shopfleet.codegen.tiktok.generator;

import io.shopfleet.codegen.tiktok.contract.ContractField;

/** Words the contract's facts for javadoc. */
final class FactText {

  private FactText() {}

  /** Such as {@code page_size: int32, required, default 20, range 1-100}. */
  static String of(ContractField field) {
    StringBuilder text = new StringBuilder("{@code ").append(field.name()).append("}");
    if (!field.typeWord().equals("object")) {
      text.append(", ").append(field.typeWord());
    }
    if (field.required()) {
      text.append(", required");
    }
    field
        .limits()
        .forEach((kind, limit) -> text.append(", ").append(kind).append(' ').append(limit));
    return text.toString();
  }
}
