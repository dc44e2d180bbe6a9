package io.shopfleet.testkit.contract;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Renewal;
import io.shopfleet.credential.Secret;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A credential full of secrets that stand nowhere else, and the forms in which they could be found
 * again.
 *
 * @param credential holds them
 * @param texts the secrets by the name of their place
 */
record PlantedSecrets(Credential credential, Map<String, String> texts) {

  private static final Pattern BETWEEN_BYTES = Pattern.compile("\\\\x|[\\s:%,]");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  static PlantedSecrets in(CredentialId id) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String place : List.of("app_secret", "access token", "refresh token")) {
      // Characters that JSON, URLs and SQL each write in a way of their own.
      texts.put(place, "s=/+&" + UUID.randomUUID() + "\"'\\%\u00e9");
    }
    Credential credential =
        new Credential(
            id,
            Map.of("app_key", "not secret"),
            Map.of("app_secret", Secret.of(text(texts, "app_secret"))),
            new AccessToken(Secret.of(text(texts, "access token")), NOON, NOON, NOON),
            new RefreshToken(Secret.of(text(texts, "refresh token")), NOON),
            Set.of("seller.order.info"),
            Renewal.HEALTHY,
            0);
    return new PlantedSecrets(credential, texts);
  }

  /** Which secrets stand in a text, and in which form; line breaks and byte marks hide nothing. */
  List<String> foundIn(String text) {
    String folded = BETWEEN_BYTES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    List<String> found = new ArrayList<>();
    texts.forEach(
        (place, secret) ->
            forms(secret)
                .forEach(
                    (form, written) -> {
                      if (folded.contains(written.toLowerCase(Locale.ROOT))) {
                        found.add(place + " " + form);
                      }
                    }));
    return found;
  }

  /**
   * The middle of the secret is enough: no two share it, and neither JSON nor a URL writes it in
   * another way. A URL that writes every byte as a number is found as hex.
   */
  private static Map<String, String> forms(String secret) {
    String middle = secret.substring(5, 5 + 36);
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("as it is", middle);
    forms.put("reversed", new StringBuilder(middle).reverse().toString());
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE)) {
      byte[] bytes = middle.getBytes(charset);
      forms.put("in hex of " + charset, HexFormat.of().formatHex(bytes));
      for (int offset = 0; offset < 3; offset++) {
        forms.put("in Base64 of " + charset + " at " + offset, base64(bytes, offset));
      }
    }
    return forms;
  }

  /** The Base64 that does not depend on what stands before and after. */
  private static String base64(byte[] bytes, int offset) {
    byte[] shifted = new byte[bytes.length + offset];
    System.arraycopy(bytes, 0, shifted, offset, bytes.length);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(shifted);
    return text.substring(offset == 0 ? 0 : 4, shifted.length / 3 * 4);
  }

  private static String text(Map<String, String> texts, String place) {
    String text = texts.get(place);
    if (text == null) {
      throw new IllegalArgumentException("No secret for " + place);
    }
    return text;
  }
}
