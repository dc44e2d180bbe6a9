package io.shopfleet.jdbc.adoption;

import io.shopfleet.credential.Secret;
import io.shopfleet.platform.CredentialField;
import io.shopfleet.platform.PlatformDescriptor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the flat fields of a document by the platform's credential form: the shop's id, what
 * addresses the shop, what is secret, and the rest.
 */
final class GuideFields {

  private static final String SHOP_ID = "shop_id";
  private static final String SHOP_CIPHER = "shop_cipher";
  private static final String PREFIX = "shop_";
  private static final Set<String> ELSEWHERE = Set.of(SHOP_ID, "region");

  // What the form does not know is sealed in any case; such a name makes it masked as well.
  private static final Pattern SECRET_NAME = Pattern.compile(".*(secret|token|password|private).*");

  private final GuideDocument document;
  private final @Nullable String identifier;
  private final Map<String, CredentialField> form;

  GuideFields(
      GuideDocument document, Optional<String> accountIdentifier, PlatformDescriptor platform) {
    this.document = document;
    this.identifier = accountIdentifier.map(GuideFields::withoutPrefix).orElse(null);
    this.form =
        platform.credentialForm().fields().stream()
            .collect(Collectors.toMap(CredentialField::name, Function.identity()));
  }

  /**
   * The marketplace's own id of the shop.
   *
   * @throws GuideRefusal if the row names two
   */
  String shop() {
    Optional<String> own = holdsCipher() ? Optional.empty() : shopId();
    if (own.isEmpty() && identifier == null) {
      throw new GuideRefusal("account_identifier is empty");
    }
    if (identifier != null && own.filter(shop -> !shop.equals(identifier)).isEmpty()) {
      return identifier;
    }
    // Some wrote the id of the app there.
    if (identifier == null || parameters().containsValue(identifier)) {
      return own.orElseThrow();
    }
    throw new GuideRefusal(
        "account_identifier and credentials.shop_id name two shops; write the right one into both");
  }

  Map<String, String> shopAttributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    if (holdsCipher()) {
      shopId().ifPresent(cipher -> attributes.put(SHOP_CIPHER, cipher));
    }
    document
        .texts()
        .forEach(
            (name, text) -> {
              if (addressesShop(name)) {
                attributes.put(name, text);
              }
            });
    return attributes;
  }

  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    document
        .texts()
        .forEach(
            (name, text) -> {
              if (remains(name) && !secret(name)) {
                parameters.put(name, text);
              }
            });
    return parameters;
  }

  Map<String, Secret> secrets(BiFunction<String, String, Secret> opening) {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    document
        .texts()
        .forEach(
            (name, text) -> {
              if (remains(name) && secret(name)) {
                secrets.put(name, opening.apply(name, text));
              }
            });
    return secrets;
  }

  /** Where shops are addressed by a cipher, it was written in the place of the shop's id. */
  private boolean holdsCipher() {
    return form.containsKey(SHOP_CIPHER)
        && !form.containsKey(SHOP_ID)
        && !shopId().equals(Optional.ofNullable(identifier));
  }

  private Optional<String> shopId() {
    return document.text(SHOP_ID).map(GuideFields::withoutPrefix);
  }

  private boolean remains(String name) {
    return !GuideTokens.FIELDS.contains(name) && !ELSEWHERE.contains(name) && !addressesShop(name);
  }

  private static boolean addressesShop(String name) {
    return name.endsWith("_cipher");
  }

  private boolean secret(String name) {
    CredentialField field = form.get(name);
    return field != null
        ? field.secret()
        : SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  private static String withoutPrefix(String id) {
    return id.startsWith(PREFIX) && id.length() > PREFIX.length()
        ? id.substring(PREFIX.length())
        : id;
  }
}
