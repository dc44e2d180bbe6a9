package io.shopfleet.tokopedia.internal.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallTag;
import java.io.IOException;
import okhttp3.Headers;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Describes failed answers. */
final class Failures {

  private static final int LONGEST_REASON = 200;
  private static final EnvelopeReader<Void> HEADER_ALONE =
      new EnvelopeReader<>(
          reader -> {
            reader.skipValue();
            return null;
          });

  private Failures() {}

  /** What an error body says about itself; an HTML page, as 401 has it, says nothing. */
  static Header header(@Nullable ResponseBody body) {
    if (body == null) {
      return Header.UNTOLD;
    }
    try (body;
        JsonReader json = JsonReader.of(body.source())) {
      return HEADER_ALONE.read(json).header();
    } catch (IOException | JsonDataException notAnEnvelope) {
      return Header.UNTOLD;
    }
  }

  static MarketplaceException of(CallTag tag, int status, Header header, Headers headers) {
    FailureKind kind = ErrorTable.kind(status, header);
    MarketplaceException.Builder failure =
        MarketplaceException.of(kind, tag.account(), tag.spec().operation())
            .httpStatus(status)
            .code(masked(header.code(), tag))
            .requestId(masked(header.responseId(), tag))
            .message(message(kind, status, header, tag));
    if (kind.retryable()) {
      failure.retryAfter(RateHeaders.resetAfter(headers));
    }
    String advice = advice(kind, header);
    return advice == null ? failure.build() : failure.whatToDo(advice).build();
  }

  // The marketplace may quote what it was sent.
  private static @Nullable String masked(@Nullable String told, CallTag tag) {
    return told == null ? null : tag.credential().masked(told);
  }

  private static String message(FailureKind kind, int status, Header header, CallTag tag) {
    String reason = masked(header.reason(), tag);
    if (ErrorTable.disconnected(header)) {
      return "the shop is disconnected from the app";
    }
    if (reason != null) {
      return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }
    if (kind == FailureKind.AUTH_EXPIRED) {
      return "the access token is not valid";
    }
    return status / 100 == 3
        ? "the address redirects elsewhere; Tokopedia closed this API in September 2025"
        : "no reason is told";
  }

  private static @Nullable String advice(FailureKind kind, Header header) {
    if (ErrorTable.disconnected(header)) {
      return "Reconnect the shop to the app in the Tokopedia developer console; other shops of the"
          + " app are not concerned";
    }
    return switch (kind) {
      case PERMISSION ->
          "Check in the Tokopedia developer console that the shop's owner permits this API and that"
              + " this server's address is on the whitelist";
      case INVALID_REQUEST ->
          header.told() ? null : "Check endpoint.base-url: nobody serves this path there";
      default -> null;
    };
  }
}
