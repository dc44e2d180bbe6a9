package io.shopfleet.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that must not leak: it prints masked, compares in constant time, cannot be serialised, and
 * has to be asked to be read.
 */
public final class Secret {

  private static final String MASK = "[masked]";

  // Transient, so that mappers which read private fields pass it over.
  private final transient String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * @throws IllegalArgumentException if the text is blank
   */
  public static Secret of(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A secret cannot be blank");
    }
    return new Secret(value);
  }

  /** The text itself. Hand it on to where it is needed, and keep it nowhere. */
  public String reveal() {
    return value;
  }

  /**
   * A text with this secret masked wherever it stands there, as it is or with any of its characters
   * percent-encoded. For texts from outside: a marketplace may quote the address it was asked at.
   */
  public String maskedIn(String text) {
    StringBuilder pattern = new StringBuilder();
    value.codePoints().mapToObj(Character::toString).forEach(one -> pattern.append(form(one)));
    return Pattern.compile(pattern.toString()).matcher(text).replaceAll(MASK);
  }

  private static String form(String character) {
    String encoded =
        HexFormat.of().withPrefix("%").formatHex(character.getBytes(StandardCharsets.UTF_8));
    String space = character.equals(" ") ? "|\\+" : "";
    return "(?:" + Pattern.quote(character) + "|(?i:" + encoded + ")" + space + ")";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "Secret" + MASK;
  }
}
