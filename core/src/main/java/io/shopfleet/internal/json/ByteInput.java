package io.shopfleet.internal.json;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * A window of bytes that slides over a source; the readers above it look into the window directly.
 *
 * <p>{@code bytes[position, limit)} has been read and not been consumed. Refilling may move the
 * window, which changes positions but never distances from {@code position}.
 */
abstract class ByteInput {

  private static final int WINDOW = 16 * 1024;

  private final @Nullable BufferedSource source;
  byte[] bytes;
  int position;
  int limit;

  /** Reads a source to its end as need be. */
  ByteInput(BufferedSource source) {
    this.source = source;
    this.bytes = new byte[WINDOW];
  }

  /** Reads an array that holds everything; it is not copied and not changed. */
  ByteInput(byte[] all) {
    this.source = null;
    this.bytes = all;
    this.limit = all.length;
  }

  /** Reads more; false when there is no more. Everything from {@code position} on is kept. */
  final boolean fill() throws IOException {
    if (source == null) {
      return false;
    }
    int kept = limit - position;
    if (kept == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    } else if (position > 0) {
      System.arraycopy(bytes, position, bytes, 0, kept);
    }
    if (position > 0) {
      position = 0;
      limit = kept;
    }
    int count = source.read(bytes, limit, bytes.length - limit);
    if (count <= 0) {
      return false;
    }
    limit += count;
    return true;
  }

  /** Makes sure that so many bytes can be looked at. */
  final void require(int count) throws IOException {
    while (limit - position < count) {
      if (!fill()) {
        throw new EOFException("JSON ends in the middle");
      }
    }
  }
}
