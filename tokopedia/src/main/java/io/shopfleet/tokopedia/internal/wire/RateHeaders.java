package io.shopfleet.tokopedia.internal.wire;

import java.time.Duration;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of an answer say about the limit. {@code X-Ratelimit-Limit} is a sentence such
 * as {@code 5 req/s (burst 5)} and is not read; the waits are fractions of seconds, and official
 * samples show a negative one.
 */
final class RateHeaders {

  private static final double LONGEST_SECONDS = 3_600;

  private RateHeaders() {}

  /** How long to wait before the next request; null if untold, never negative, at most an hour. */
  static @Nullable Duration resetAfter(Headers headers) {
    String text = headers.get("X-Ratelimit-Reset-After");
    String seconds = text == null ? headers.get("Retry-After") : text;
    if (seconds == null) {
      return null;
    }
    try {
      double told = Double.parseDouble(seconds.strip());
      if (Double.isNaN(told)) {
        return null;
      }
      double bounded = Math.max(0, Math.min(LONGEST_SECONDS, told));
      return Duration.ofMillis((long) Math.ceil(bounded * 1_000));
    } catch (NumberFormatException notSeconds) {
      return null;
    }
  }
}
