package io.shopfleet.internal.json;

import com.squareup.moshi.JsonDataException;

/**
 * A value that is JSON, but of another shape than what it was to be read into.
 *
 * @param raw its text as it came
 * @param reason what was expected where, without the value that came instead
 */
public record Damaged(String raw, String reason) {

  /**
   * What was expected where. The text in between is the value that came, perhaps a token or a
   * buyer's phone number, and has no place in a message.
   */
  public static String reason(JsonDataException failure) {
    String text = String.valueOf(failure.getMessage());
    int value = text.indexOf(" but was ");
    int path = text.lastIndexOf(" at path ");
    return 0 <= value && value < path ? text.substring(0, value) + text.substring(path) : text;
  }
}
