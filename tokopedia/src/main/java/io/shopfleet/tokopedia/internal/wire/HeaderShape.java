package io.shopfleet.tokopedia.internal.wire;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The {@code header} of an answer. Nothing odd in it may hide the failure that it tells, so a value
 * of an unexpected kind counts as absent; {@code process_time}, which comes as seconds,
 * milliseconds or text such as {@code "35.50ms"}, is not read at all.
 */
final class HeaderShape extends ObjectShape<Header> {

  private final Member<String> code = member("error_code", HeaderShape::looseText);
  private final Member<String> reason = member("reason", HeaderShape::looseText);
  private final Member<String> messages = member("messages", HeaderShape::looseText);
  private final Member<String> responseId = member("response_id", HeaderShape::looseText);

  @Override
  Header make(Values values) {
    String why = values.get(reason);
    return new Header(
        true,
        values.get(code),
        why == null ? values.get(messages) : why,
        values.get(responseId),
        0);
  }

  /** A scalar's text without blanks around it; null for empty text and for anything else. */
  static @Nullable String looseText(JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case STRING, NUMBER -> {
        String text = reader.nextString().strip();
        return text.isEmpty() ? null : text;
      }
      default -> {
        reader.skipValue();
        return null;
      }
    }
  }
}
