package io.shopfleet.authorization;

import io.shopfleet.account.CredentialId;
import io.shopfleet.authorization.AuthorizationException.Kind;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.platform.CredentialField;
import io.shopfleet.platform.CredentialField.BelongsTo;
import io.shopfleet.platform.PlatformDescriptor;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What somebody typed into a platform's form, trimmed; blank texts count as not entered. Its own
 * messages name fields, never values.
 */
final class EnteredFields {

  private final PlatformDescriptor platform;
  private static final Set<BelongsTo> OF_AN_APP = EnumSet.of(BelongsTo.APP, BelongsTo.WEBHOOKS);

  private final List<CredentialField> fields;
  private final Map<String, String> values;

  private EnteredFields(
      PlatformDescriptor platform, List<CredentialField> fields, Map<String, String> values) {
    this.platform = platform;
    this.fields = fields;
    this.values = values;
  }

  /**
   * @param wanted which fields may be entered
   * @throws AuthorizationException UNKNOWN_FIELD if another one was
   */
  static EnteredFields of(
      PlatformDescriptor platform, Set<BelongsTo> wanted, Map<String, String> entered) {
    List<CredentialField> fields =
        platform.credentialForm().fields().stream()
            .filter(field -> wanted.contains(field.belongsTo()))
            .toList();
    Set<String> names = fields.stream().map(CredentialField::name).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>(entered.keySet());
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw new AuthorizationException(
          Kind.UNKNOWN_FIELD,
          platform.displayName()
              + " has no field "
              + String.join(", ", unknown)
              + " here; it has "
              + fields.stream().map(CredentialField::name).collect(Collectors.joining(", ")));
    }
    Map<String, String> values = new HashMap<>();
    entered.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            values.put(name, value.strip());
          }
        });
    return new EnteredFields(platform, fields, values);
  }

  /** These, and for what was not entered the values of a stored credential. */
  EnteredFields over(Credential stored) {
    Map<String, String> merged = new HashMap<>();
    for (CredentialField field : fields) {
      (field.secret()
              ? stored.secret(field.name()).map(Secret::reveal)
              : stored.parameter(field.name()))
          .ifPresent(value -> merged.put(field.name(), value));
    }
    merged.putAll(values);
    return new EnteredFields(platform, fields, merged);
  }

  /** These, and the shop's id if it was not entered. */
  EnteredFields ofShop(String shopId) {
    Map<String, String> merged = new HashMap<>(values);
    fields.stream()
        .filter(field -> field.belongsTo() == BelongsTo.SHOP)
        .forEach(field -> merged.putIfAbsent(field.name(), shopId));
    return new EnteredFields(platform, fields, merged);
  }

  /**
   * @throws AuthorizationException MISSING_FIELD if a required one was not entered
   */
  EnteredFields complete() {
    List<String> missing =
        fields.stream()
            .filter(CredentialField::required)
            .filter(field -> !values.containsKey(field.name()))
            .map(field -> field.name() + " (" + field.label() + ")")
            .toList();
    if (!missing.isEmpty()) {
      throw new AuthorizationException(
          Kind.MISSING_FIELD,
          platform.displayName() + " needs " + String.join(", ", missing) + "; enter it");
    }
    return this;
  }

  /** The entered id of the shop; empty if the form has no such field. */
  Optional<String> shop() {
    return fields.stream()
        .filter(field -> field.belongsTo() == BelongsTo.SHOP)
        .map(field -> values.get(field.name()))
        .findFirst();
  }

  /** A credential without tokens that holds what was entered for the app. */
  Credential credential(CredentialId id) {
    Map<String, String> parameters = new HashMap<>();
    Map<String, Secret> secrets = new HashMap<>();
    for (CredentialField field : fields) {
      String value = values.get(field.name());
      if (value == null || !OF_AN_APP.contains(field.belongsTo())) {
        continue;
      }
      if (field.secret()) {
        secrets.put(field.name(), Secret.of(value));
      } else {
        parameters.put(field.name(), value);
      }
    }
    return Credential.of(id, parameters, secrets);
  }
}
