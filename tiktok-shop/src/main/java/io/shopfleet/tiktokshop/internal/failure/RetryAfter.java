package io.shopfleet.tiktokshop.internal.failure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Retry-After} header: seconds, or an HTTP date. */
public final class RetryAfter {

  private RetryAfter() {}

  /** How long to wait from now; null if the header is absent or not readable. */
  public static @Nullable Duration of(Headers headers, Instant now) {
    String text = headers.get("Retry-After");
    if (text == null) {
      return null;
    }
    Duration wait = seconds(text.strip());
    if (wait == null) {
      wait = untilDate(text.strip(), now);
    }
    return wait == null || wait.isNegative() ? null : wait;
  }

  private static @Nullable Duration seconds(String text) {
    try {
      return Duration.ofSeconds(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Duration untilDate(String text, Instant now) {
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(now, then);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
