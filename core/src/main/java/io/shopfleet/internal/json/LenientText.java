package io.shopfleet.internal.json;

import com.squareup.moshi.JsonDataException;
import java.math.BigDecimal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What text means where a number or a boolean belongs; empty text means nothing was sent. */
final class LenientText {

  private static final int MAX_DECIMAL_LENGTH = 100;
  private static final int MAX_DECIMAL_SCALE = 400;

  private LenientText() {}

  static @Nullable Long int64(String raw, Supplier<String> path) {
    String text = raw.strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notPlain) {
      try {
        return parseDecimal(text, path).longValueExact();
      } catch (ArithmeticException lossy) {
        throw mismatch("a whole number of 64 bits", text, path);
      }
    }
  }

  static @Nullable Integer int32(String raw, Supplier<String> path) {
    Long wide = int64(raw, path);
    return wide == null ? null : narrow(wide, path);
  }

  static int narrow(long value, Supplier<String> path) {
    if (value != (int) value) {
      throw mismatch("a whole number of 32 bits", Long.toString(value), path);
    }
    return (int) value;
  }

  static @Nullable BigDecimal decimal(String raw, Supplier<String> path) {
    String text = raw.strip();
    return text.isEmpty() ? null : parseDecimal(text, path);
  }

  private static BigDecimal parseDecimal(String text, Supplier<String> path) {
    if (text.length() > MAX_DECIMAL_LENGTH) {
      throw mismatch("a number of at most " + MAX_DECIMAL_LENGTH + " characters", "longer", path);
    }
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException malformed) {
      throw mismatch("a number", text, path);
    }
    // A few characters such as 1e999999999 would otherwise expand to gigabytes later on.
    if (Math.abs((long) value.scale()) > MAX_DECIMAL_SCALE) {
      throw mismatch("a number of sane size", text, path);
    }
    return value;
  }

  static @Nullable Boolean bool(String raw, Supplier<String> path) {
    String text = raw.strip();
    if (text.isEmpty()) {
      return null;
    }
    if (text.equals("1") || text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equals("0") || text.equalsIgnoreCase("false")) {
      return false;
    }
    throw mismatch("a boolean", text, path);
  }

  private static JsonDataException mismatch(String expected, String found, Supplier<String> path) {
    String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
    return new JsonDataException(
        "Expected " + expected + " but was '" + shown + "' at path " + path.get());
  }
}
