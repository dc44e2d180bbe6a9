package io.shopfleet.authorization;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.platform.CredentialField;
import io.shopfleet.platform.CredentialField.BelongsTo;
import io.shopfleet.platform.PlatformDescriptor;
import java.util.HashMap;
import java.util.Map;

/**
 * What a credential holds of its app, and nothing of who granted it. Prints masked.
 *
 * @param parameters what is not secret
 * @param secrets what is
 */
record AppFields(Map<String, String> parameters, Map<String, Secret> secrets) {

  static AppFields of(PlatformDescriptor platform, Credential credential) {
    Map<String, String> parameters = new HashMap<>();
    Map<String, Secret> secrets = new HashMap<>();
    for (CredentialField field : platform.credentialForm().of(BelongsTo.APP)) {
      String name = field.name();
      credential.parameter(name).ifPresent(value -> parameters.put(name, value));
      credential.secret(name).ifPresent(value -> secrets.put(name, value));
    }
    return new AppFields(parameters, secrets);
  }

  /** A credential of the app alone. */
  Credential under(CredentialId id) {
    return Credential.of(id, parameters, secrets);
  }

  /** A credential with these instead of its former ones; its tokens stay. */
  Credential in(Credential credential) {
    Map<String, String> allParameters = new HashMap<>(credential.parameters());
    allParameters.putAll(parameters);
    Map<String, Secret> allSecrets = new HashMap<>(credential.secrets());
    allSecrets.putAll(secrets);
    return new Credential(
        credential.id(),
        allParameters,
        allSecrets,
        credential.accessToken(),
        credential.refreshToken(),
        credential.scopes(),
        credential.renewal(),
        credential.version());
  }
}
