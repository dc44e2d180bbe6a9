package io.shopfleet.tokopedia.internal.connection;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts of the wire, where empty means "none". */
final class Texts {

  private Texts() {}

  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Those of the texts that are there, with commas; null if none is. */
  static @Nullable String joined(@Nullable String... texts) {
    return orNull(
        Stream.of(texts)
            .map(Texts::orEmpty)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(", ")));
  }
}
