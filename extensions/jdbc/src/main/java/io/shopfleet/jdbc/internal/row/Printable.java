package io.shopfleet.jdbc.internal.row;

import org.jspecify.annotations.Nullable;

/**
 * Texts for people to read, as every database takes them: PostgreSQL refuses the character zero.
 */
public final class Printable {

  private Printable() {}

  /** The text with U+FFFD for every character zero. */
  public static String of(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /** The same for a text that may be absent. */
  public static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : of(text);
  }
}
