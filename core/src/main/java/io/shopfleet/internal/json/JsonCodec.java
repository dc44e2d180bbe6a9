package io.shopfleet.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * A Moshi adapter that reads from bytes without Moshi's reader in between.
 *
 * <p>Within Moshi it is an adapter like any other; the faster way for a whole document is {@link
 * #readDocument}.
 */
public abstract class JsonCodec<T> extends JsonAdapter<T> {

  /** Reads one value; null for a JSON null. */
  public abstract @Nullable T read(JsonInput input) throws IOException;

  /**
   * Reads a document that holds one value and nothing else.
   *
   * @throws com.squareup.moshi.JsonEncodingException when it is not JSON
   * @throws com.squareup.moshi.JsonDataException when it is JSON of another kind
   * @throws java.io.EOFException when it ends too early
   */
  public final @Nullable T readDocument(BufferedSource source) throws IOException {
    JsonInput input = JsonInput.of(source);
    T value = read(input);
    input.endDocument();
    return value;
  }

  @Override
  public final @Nullable T fromJson(JsonReader reader) throws IOException {
    try (BufferedSource source = reader.nextSource()) {
      return readDocument(source);
    }
  }
}
