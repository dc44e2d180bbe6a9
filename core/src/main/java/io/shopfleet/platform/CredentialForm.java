package io.shopfleet.platform;

import java.util.List;
import java.util.Map;

/**
 * What has to be entered to connect a shop.
 *
 * @param fields the inputs in the order of the dialog
 */
public record CredentialForm(List<CredentialField> fields) {

  public CredentialForm {
    fields = List.copyOf(fields);
  }

  /** The required fields for which no text was entered. */
  public List<CredentialField> missing(Map<String, String> entered) {
    return fields.stream()
        .filter(CredentialField::required)
        .filter(field -> entered.getOrDefault(field.name(), "").isBlank())
        .toList();
  }

  /** The fields whose values become a part of something, in the order of the dialog. */
  public List<CredentialField> of(CredentialField.BelongsTo owner) {
    return fields.stream().filter(field -> field.belongsTo() == owner).toList();
  }
}
