package io.shopfleet.tiktokshop.internal.failure;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.Optional;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of an answer whose data does not matter.
 *
 * @param code the platform's code; 0 is success
 * @param message its reason
 * @param requestId what its support asks for; null if it told none
 */
public record ErrorEnvelope(int code, String message, @Nullable String requestId) {

  /** Reads an envelope; empty if the text is no JSON object with a code, such as an edge's page. */
  public static Optional<ErrorEnvelope> read(String text) {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
      return read(reader);
    } catch (IOException | JsonDataException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<ErrorEnvelope> read(JsonReader reader) throws IOException {
    Integer code = null;
    String message = null;
    String requestId = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "code" -> code = reader.nextInt();
        case "message" -> message = textOrNull(reader);
        case "request_id" -> requestId = textOrNull(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return code == null
        ? Optional.empty()
        : Optional.of(new ErrorEnvelope(code, message == null ? "" : message, requestId));
  }

  private static @Nullable String textOrNull(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.STRING) {
      return reader.nextString();
    }
    reader.skipValue();
    return null;
  }
}
