package io.shopfleet.tiktokshop.api;

import io.shopfleet.platform.Unreadable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every answer of the platform is wrapped in.
 *
 * @param code 0 for success, otherwise the platform's error code, also inside HTTP 200
 * @param message the platform's words, empty when it sent none
 * @param data the answer; where the platform sent nothing, null or an empty object, all its fields
 *     are absent and its lists empty
 * @param requestId the platform's name for the request, to be told to its support, or null when it
 *     sent none
 * @param unreadable what is missing in the data because its JSON has another shape than the
 *     contract says; always empty unless the reader was told to salvage, for else such an answer is
 *     an exception
 */
public record Envelope<T>(
    int code, String message, T data, @Nullable String requestId, List<Unreadable> unreadable) {

  public Envelope {
    unreadable = List.copyOf(unreadable);
  }

  /** An answer that could be read as a whole. */
  public Envelope(int code, String message, T data, @Nullable String requestId) {
    this(code, message, data, requestId, List.of());
  }

  /** Whether the platform did what it was asked. */
  public boolean isSuccess() {
    return code == 0;
  }
}
