package io.shopfleet.tiktokshop.internal.failure;

import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallTag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Builds the typed failure of an answer. Safe for concurrent use. */
public final class Failures {

  private static final int DEVELOPMENT_SHOP_HOUR = 36009037;
  private static final int LONGEST_MESSAGE = 300;
  private static final Pattern SIGNATURE = Pattern.compile("\\b[0-9a-fA-F]{64}\\b");

  private final InstantSource clock;

  /**
   * @param clock counts the wait that an HTTP date names
   */
  public Failures(InstantSource clock) {
    this.clock = clock;
  }

  /** The failure that a code other than 0 tells. */
  public MarketplaceException ofCode(
      CallTag tag, ErrorEnvelope envelope, int httpStatus, Headers headers) {
    Verdict verdict = ErrorTable.of(envelope.code(), envelope.message(), httpStatus);
    return start(tag, verdict, httpStatus)
        .code(Integer.toString(envelope.code()))
        .requestId(requestId(envelope, tag))
        .retryAfter(pause(envelope.code(), verdict, headers))
        .message(readable(envelope.message(), tag))
        .build();
  }

  /** The failure that an HTTP status tells where the platform's own words are missing. */
  public MarketplaceException ofStatus(CallTag tag, int httpStatus, Headers headers) {
    return start(tag, ErrorTable.ofStatus(httpStatus), httpStatus)
        .retryAfter(RetryAfter.of(headers, clock.instant()))
        .message("the answer is not the platform's envelope")
        .build();
  }

  private static MarketplaceException.Builder start(CallTag tag, Verdict verdict, int httpStatus) {
    return MarketplaceException.of(verdict.kind(), tag.account(), tag.spec().operation())
        .httpStatus(httpStatus)
        .whatToDo(verdict.whatToDo());
  }

  private @Nullable Duration pause(int code, Verdict verdict, Headers headers) {
    Instant now = clock.instant();
    Duration asked = RetryAfter.of(headers, now);
    if (asked == null && code == DEVELOPMENT_SHOP_HOUR) {
      return Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
    }
    return asked == null ? verdict.pause() : asked;
  }

  private static @Nullable String requestId(ErrorEnvelope envelope, CallTag tag) {
    String id = envelope.requestId();
    return id == null ? null : readable(id, tag);
  }

  // The platform may quote what it was sent: secrets, tokens and the signature.
  private static String readable(String message, CallTag tag) {
    String safe = SIGNATURE.matcher(tag.credential().masked(message)).replaceAll("[masked]");
    String clean = safe.strip();
    return clean.length() <= LONGEST_MESSAGE ? clean : clean.substring(0, LONGEST_MESSAGE) + "…";
  }
}
